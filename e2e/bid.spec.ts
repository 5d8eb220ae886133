import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.js";
import { expectNoViolation } from "./stage/axe.js";
import { type PortalPage, SUPPLIER } from "./stage/portal-page.js";
import type { Stage } from "./stage/stage.js";
import { PIN } from "./stage/u-key.js";

const BID = Buffer.from("投标总价：10000 元\n");

/** Registers a supplier with a bound certificate, who seals a bid. */
async function sealed(stage: Stage, portal: PortalPage, userName: string): Promise<Page> {
  const { page } = portal;
  await portal.register(userName, SUPPLIER);
  await portal.pressBind();
  await (await stage.pinWindow()).enterPin(PIN);
  await portal.outcome();
  await stage.noWindow();

  await portal.go("/bid");
  await page.locator("#make").click();
  await expect(page.locator("body")).toHaveAttribute("data-tender", "sealed");
  await page.locator("#file").setInputFiles({ name: "投标文件.txt", mimeType: "text/plain", buffer: BID });
  await page.locator("#seal").click();
  await (await stage.certificateWindow()).chooseCertificate(0);
  await (await stage.recipientsWindow()).agreeToRecipients();
  await page.locator("#result[data-sealed]").waitFor();
  await stage.noWindow();
  return page;
}

/** Presses a button of the page for which the U-Key's PIN is asked. */
async function withPin(stage: Stage, page: Page, button: string): Promise<void> {
  await page.locator(button).click();
  await (await stage.pinWindow()).enterPin(PIN);
  await stage.noWindow();
}

test("a bid is sealed, rehearsed, and opened after its time by supplier and agency", async ({ stage, openPortal }) => {
  const portal = await openPortal();
  const page = await sealed(stage, portal, "bidder");
  const result = page.locator("#result");

  await withPin(stage, page, "#rehearse");
  await expect(result).toHaveAttribute("data-outcome", "OPENED");
  const { verification } = await portal.outcome();
  expect(await stage.portal.verification(verification)).toMatchObject({ kind: "statement", outcome: "ACCEPTED" });

  await page.locator("#open").click();
  await expect(result).toContainText("还没有到开标时间");
  await page.locator("#now").click();
  await expect(page.locator("body")).toHaveAttribute("data-tender", "open");

  await withPin(stage, page, "#open");
  await expect(result).toHaveAttribute("data-outcome", "OPENED");
  await expectNoViolation(page);
  const downloading = page.waitForEvent("download");
  await page.locator("#result a[download]").click();
  expect(await readFile(await (await downloading).path())).toEqual(BID);

  await page.locator("#agency").click();
  await expect(result).toHaveAttribute("data-opened", "1");
  await expect(result).toContainText(createHash("sha256").update(BID).digest("hex"));
});

test(
  "what keeps a bid from opening is told in words, and signed where the U-Key can",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const portal = await openPortal();
    const page = await sealed(stage, portal, "unlucky-bidder");
    const result = page.locator("#result");
    await page.locator("#now").click();
    await expect(page.locator("body")).toHaveAttribute("data-tender", "open");

    for (const [fault, code, outcome] of [
      ["encryption-renewed", "ENVELOPE_FOR_OTHERS", "FOR_OTHERS"],
      ["envelope-cut", "ENVELOPE_REFUSED", "REFUSED"],
    ] as const) {
      await stage.portal.makeFaults(fault);
      await page.locator("#open").click();
      await expect(result).toHaveAttribute("data-code", code);
      await expectNoViolation(page);
      await withPin(stage, page, "#declare");
      await expect(result).toHaveAttribute("data-outcome", outcome);
    }

    await stage.portal.makeFaults("other-token");
    await page.locator("#open").click();
    await expect(result).toHaveAttribute("data-code", "ENVELOPE_FOR_OTHERS");
    await stage.portal.makeFaults();
  },
);
