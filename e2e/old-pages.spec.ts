import { expect, test } from "./fixtures.js";
import { BARE_STAGE } from "./journey/old-steps.js";
import { BARE_FAMILIES, loginBare, sealAndOpen } from "./stage/old-bid.js";
import { migrated, OLD_FAMILIES, type OldFamily, OldPage } from "./stage/old-page.js";
import { signIn } from "./stage/old-sign-in.js";
import { Stage } from "./stage/stage.js";

const BID = "投标报价：100 万元";
const FAMILIES = Object.keys(OLD_FAMILIES) as OldFamily[];

for (const family of FAMILIES) {
  test(`an old page of ${family} calls in the same order after the codemod, and gets the same forms`, async ({
    installed,
    stage,
  }, testInfo) => {
    const { before, after, form, signers } = await signIn({ browser: installed, stage }, family, (window) =>
      window.takePicture(testInfo.outputPath("window.png")),
    );

    expect(after.calls).toEqual(before.calls);
    expect(after.fields).toEqual(before.fields.filter((name) => name !== "pin"));
    expect(form.get("cert")).toBe(stage.uKey.certificate("rsa-signature"));
    expect(signers).toBe(1);
  });

  test(`an old page of ${family} seals a text and opens it as before`, async ({ installed, stage }) => {
    const { before, after, result } = await sealAndOpen({ browser: installed, stage }, family);

    expect(after).toEqual(before);
    expect(result).toBe(BID);
  });
}

test("a bare signature of an old page is verified by the portal", async () => {
  const stage = await Stage.open(BARE_STAGE);
  try {
    const browser = await stage.startBrowser();
    for (const family of BARE_FAMILIES) {
      const { before, after, result } = await loginBare({ browser, stage }, family);
      expect(after).toEqual(before);
      expect(result).toBe("ACCEPTED");
    }
  } finally {
    await stage.close();
  }
});

test("without the extension the vendor's client serves what the codemod has written, and gets no empty PIN", async ({
  stage,
}) => {
  const browser = await stage.startBrowser({ extension: false, registered: false });
  for (const family of FAMILIES) {
    const old = await OldPage.show(browser, stage, "after", family);
    await old.page.locator("#certs option").waitFor({ state: "attached" });
    if (family === "topesa") {
      await old.signIn();
      expect((await old.submitted()).get("signed")).not.toBe("");
    } else {
      const refused = old.page.waitForEvent("console", (said) => said.text().includes("keep the page's field"));
      await old.signIn();
      await refused;
    }
    await old.close();
  }
  await browser.close();
});

test("the portal's pages are those that the codemod writes, and a second run changes nothing", async () => {
  for (const family of FAMILIES) {
    const { text, served, first, second } = await migrated(family);
    expect(text).toBe(served);
    expect(first).toMatch(/to think about 0; files changed: 1 of 1\n$/);
    expect(second).toMatch(/await added 0, .*; files changed: 0 of 1\n$/);
  }
});
