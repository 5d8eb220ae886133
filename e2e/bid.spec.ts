import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures.js";
import { expectNoViolation } from "./stage/axe.js";
import { BID, BidPage } from "./stage/bid-page.js";
import { type PortalPage, SUPPLIER } from "./stage/portal-page.js";
import type { Stage } from "./stage/stage.js";
import { PIN } from "./stage/u-key.js";

/** Registers a supplier with a bound certificate, who seals a bid. */
async function sealed(stage: Stage, portal: PortalPage, userName: string): Promise<BidPage> {
  await portal.register(userName, SUPPLIER);
  await portal.pressBind();
  await (await stage.pinWindow()).enterPin(PIN);
  await portal.outcome();
  await stage.noWindow();
  await portal.go("/bid");
  const bid = new BidPage(stage, portal.page);
  await bid.seal();
  return bid;
}

test("a bid is sealed, rehearsed, and opened after its time by supplier and agency", async ({ stage, openPortal }) => {
  const portal = await openPortal();
  const bid = await sealed(stage, portal, "bidder");
  const { page, result } = bid;

  await bid.withPin("#rehearse");
  await expect(result).toHaveAttribute("data-outcome", "OPENED");
  const { verification } = await portal.outcome();
  expect(await stage.portal.verification(verification)).toMatchObject({ kind: "statement", outcome: "ACCEPTED" });

  await page.locator("#open").click();
  await expect(result).toContainText("还没有到开标时间");
  await bid.openNow();
  await page.locator("#now").click();
  await expect(result).toHaveAttribute("data-state", "refused");
  await expect(result).toContainText("已经到了开标时间");

  await bid.withPin("#open");
  await expect(result).toHaveAttribute("data-outcome", "OPENED");
  await expectNoViolation(page);
  const downloading = page.waitForEvent("download");
  await page.locator("#result li a[download]").click();
  expect(await readFile(await (await downloading).path())).toEqual(BID);

  const record = page.waitForEvent("download");
  await page.locator("#bids a[download]").click();
  expect((await readFile(await (await record).path())).includes("OPENING")).toBe(true);

  await page.locator("#agency").click();
  await expect(result).toHaveAttribute("data-opened", "1");
  await expect(result).toHaveAttribute("data-state", "ok");
  await expect(result).toContainText(createHash("sha256").update(BID).digest("hex"));
});

test("an address names a tender, and no other place of the server", async ({ openPortal }) => {
  const portal = await openPortal();
  const asked: string[] = [];
  portal.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await portal.go("/bid?tender=../verifications");
  await portal.page.locator("html[data-ready]").waitFor();
  expect(asked).toContain("/api/faults");
  expect(asked).not.toContain("/api/verifications");
});

test(
  "the agency's opening is green only where all of a bid has opened",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const { page, result } = await sealed(stage, await openPortal(), "agency-bidder");
    await page.locator("#now").click();
    await expect(page.locator("body")).toHaveAttribute("data-tender", "open");
    for (const [digests, state, opened] of [
      [["ab", ""], "partly", "0"],
      [["", ""], "failed", "0"],
      [["ab", "cd"], "ok", "1"],
    ] as const) {
      await page.route("**/agency", (route) =>
        route.fulfill({ json: { bids: [{ supplier: SUPPLIER.name, byAgency: digests }] } }),
      );
      await page.locator("#agency").click();
      await expect(result).toHaveAttribute("data-state", state);
      await expect(result).toHaveAttribute("data-opened", opened);
      await page.unroute("**/agency");
    }
  },
);

test(
  "what keeps a bid from opening is told in words, and signed where the U-Key can",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const portal = await openPortal();
    const bid = await sealed(stage, portal, "unlucky-bidder");
    const { page, result } = bid;
    await bid.openNow();

    for (const [fault, code, outcome] of [
      ["encryption-renewed", "ENVELOPE_FOR_OTHERS", "FOR_OTHERS"],
      ["envelope-cut", "ENVELOPE_REFUSED", "REFUSED"],
    ] as const) {
      await stage.portal.makeFaults(fault);
      await page.locator("#open").click();
      await expect(result).toHaveAttribute("data-code", code);
      await expectNoViolation(page);
      await bid.withPin("#declare");
      await expect(result).toHaveAttribute("data-outcome", outcome);
    }

    await stage.portal.makeFaults("envelope-damaged");
    await bid.withPin("#open");
    await expect(result).toHaveAttribute("data-outcome", "UNREADABLE");
    await expect(result).toHaveAttribute("data-state", "failed");
    await expect(result).toContainText("没能打开，原因无法判断");
    await expect(page.locator("#bids")).toContainText("签了 3 份说明，内容不同");

    await stage.portal.makeFaults("other-token");
    await page.locator("#open").click();
    await expect(result).toHaveAttribute("data-code", "ENVELOPE_FOR_OTHERS");
    await stage.portal.makeFaults();
  },
);
