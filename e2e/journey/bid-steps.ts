import { createHash } from "node:crypto";
import { BID, BidPage } from "../stage/bid-page.js";
import { type Organisation, SUPPLIER } from "../stage/portal-page.js";
import { PIN } from "../stage/u-key.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

/** Steps with an encrypted bid, by a supplier whose certificate is bound. */
export const BID_STEPS = {
  "encrypt-bid": async (visit) => {
    const bid = await arrive(visit, "encrypt-bid");
    await bid.seal(() => visit.takePicture("encrypt-bid-window"));
    await visit.takePicture("encrypt-bid");
    return `${BID.length} bytes, encrypted to the supplier and the agency`;
  },

  rehearse: async (visit) => {
    const bid = await again(visit);
    await bid.withPin("#rehearse", () => visit.takePicture("rehearse-window"));
    return stated(visit, bid, "rehearse", "OPENED");
  },

  "renewed-key-told": async (visit) => {
    const bid = await again(visit);
    await bid.openNow();
    await visit.stage.portal.makeFaults("encryption-renewed");
    const code = await bid.refused("#open");
    await visit.takePicture("renewed-key-told");
    expect(code === "ENVELOPE_FOR_OTHERS", code);
    return `${code}: ${(await visit.portal.resultText()).split("\n").join(" ")}`;
  },

  "failure-evidence": async (visit) => {
    const bid = await again(visit);
    expect((await bid.refused("#open")) === "ENVELOPE_FOR_OTHERS", "another error");
    await bid.withPin("#declare", () => visit.takePicture("failure-evidence-window"));
    const seen = await stated(visit, bid, "failure-evidence", "FOR_OTHERS");
    await visit.stage.portal.makeFaults();
    return seen;
  },

  "open-bid": async (visit) => opened(visit, "open-bid", await again(visit)),
} satisfies Record<string, Step>;

/** Who bids, and by which certificate: its algorithm in tokens, and its place in the list of those that sign. */
export interface Bidder {
  organisation: Organisation;
  algorithm: string;
  furtherDown: number;
}

const FIRST: Bidder = { organisation: SUPPLIER, algorithm: "SM2SM3", furtherDown: 0 };

/** Logs in, or registers and binds where no account has the certificate, and goes to the page. */
export async function arrive(visit: Visit, name: string, bidder = FIRST, address = "/bid"): Promise<BidPage> {
  const { organisation, algorithm, furtherDown } = bidder;
  await visit.login(`${name}-login`, algorithm, furtherDown);
  const { account } = await visit.portal.outcome();
  if ((account ?? "") === "") {
    await visit.portal.register(name, organisation);
    // The window would offer the certificate of the login first.
    await visit.browser.host.forgetChoices();
    const outcome = await visit.during(
      () => visit.portal.pressBind(),
      async (window) => {
        await window.chooseFurtherDown(furtherDown);
        await window.enterPin(PIN);
      },
    );
    await visit.verified(outcome, "binding", algorithm);
  }
  await visit.portal.go(address);
  return new BidPage(visit.stage, visit.portal.page);
}

/** Goes back to the page of the step before, whose address names the tender. */
async function again(visit: Visit): Promise<BidPage> {
  await visit.portal.page.goBack();
  await visit.portal.page.locator("body[data-tender]").waitFor();
  return new BidPage(visit.stage, visit.portal.page);
}

/** Opens the bid with the U-Key, and then with the agency's own key. */
export async function opened(visit: Visit, name: string, bid: BidPage, algorithm?: string): Promise<string> {
  await bid.withPin("#open", () => visit.takePicture(`${name}-window`));
  const seen = await stated(visit, bid, name, "OPENED", algorithm);
  await bid.page.locator("#agency").click();
  const digest = createHash("sha256").update(BID).digest("hex");
  await bid.result.getByText(digest).first().waitFor();
  return `${seen}; the agency's key opens the same ${digest}`;
}

/** Waits for the outcome, and for the statement that the server accepted. */
export async function stated(
  visit: Visit,
  bid: BidPage,
  name: string,
  expected: string,
  algorithm = "SM2_SM3",
): Promise<string> {
  const outcome = await bid.outcome();
  expect(outcome === expected, outcome);
  await visit.takePicture(name);
  return visit.verified(await visit.portal.outcome(), "statement", algorithm);
}
