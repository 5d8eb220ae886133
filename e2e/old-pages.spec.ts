import { expect, test } from "./fixtures.js";
import { migrated, OLD_FAMILIES, type OldFamily } from "./stage/old-page.js";
import { signIn } from "./stage/old-sign-in.js";
import { Site } from "./stage/site.js";
import { LIBRARY } from "./stage/stage.js";

for (const family of Object.keys(OLD_FAMILIES) as OldFamily[]) {
  test(`an old page of ${family} calls in the same order after the codemod, and gets the same forms`, async ({
    installed,
    stage,
  }, testInfo) => {
    // Its own, since the windows show the certificate first that was last taken for a site.
    const site = await Site.open(LIBRARY);
    const { before, after, form, signers } = await signIn({ browser: installed, stage, site }, family, (window) =>
      window.takePicture(testInfo.outputPath("window.png")),
    );

    expect(after.calls).toEqual(before.calls);
    expect(after.fields).toEqual(before.fields.filter((name) => name !== "pin"));
    expect(form.get("cert")).toBe(stage.uKey.certificate("rsa-signature"));
    expect(signers).toBe(1);
    await site.close();
  });
}

test("a second run of the codemod changes nothing", async () => {
  for (const family of Object.keys(OLD_FAMILIES) as OldFamily[]) {
    const { first, second } = await migrated(family);
    expect(first).toMatch(/to think about 0; files changed: 1 of 1\n$/);
    expect(second).toMatch(/await added 0, .*; files changed: 0 of 1\n$/);
  }
});
