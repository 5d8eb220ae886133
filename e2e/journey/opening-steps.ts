import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { BID, type BidPage } from "../stage/bid-page.js";
import { SECOND_SUPPLIER, SUPPLIER } from "../stage/portal-page.js";
import { PIN } from "../stage/u-key.js";
import { arrive, type Bidder, opened, stated } from "./bid-steps.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

/** By the spare U-Key, alone plugged in. */
const SECOND: Bidder = { organisation: SECOND_SUPPLIER, algorithm: "SM2SM3", furtherDown: 0 };
const SECOND_BID = Buffer.from("投标总价：9900 元\n");

/** The keys to sign with are SM2, RSA and EC of the software U-Key, then EC behind PKCS#11; those for encryption SM2, then EC. */
const BEHIND_PKCS11: Bidder = { organisation: SUPPLIER, algorithm: "ES256", furtherDown: 3 };
const PKCS11_ENCRYPTION = 1;

/** Two seconds of a slow U-Key, so that the progress is seen. */
const PARTS = Array.from({ length: 20 }, (_, index) => `分册 ${index + 1}`);

/** Further ways of opening: a tender with two bids, a key behind PKCS#11, and several files with one PIN. */
export const OPENING_STEPS = {
  "two-suppliers": async (visit) => {
    const { uKey } = visit.stage;
    const first = await arrive(visit, "first-supplier");
    await first.seal();
    const { address } = first;
    try {
      await uKey.unplug();
      await uKey.spare.plugIn();
      const second = await arrive(await visit.again(), "second-supplier", SECOND, address);
      await second.sealFiles([{ name: "投标文件.txt", content: SECOND_BID }]);
      const sealed = (await second.bids()).join(" ");
      expect(sealed.includes(SECOND_SUPPLIER.name) && !sealed.includes(SUPPLIER.name), sealed);
      await visit.takePicture("two-suppliers-sealed");
      await uKey.restore();
      const again = await arrive(await visit.again(), "first-supplier", undefined, address);
      await again.openNow();
      const own = await openedOwn(visit, again, "two-suppliers-first", BID);
      await openedByAgency(visit, again);
      await uKey.unplug();
      await uKey.spare.plugIn();
      const other = await arrive(await visit.again(), "second-supplier", SECOND, address);
      const others = await openedOwn(visit, other, "two-suppliers-second", SECOND_BID);
      return `${await bothOpened(other)}; first: ${own}; second: ${others}`;
    } finally {
      await uKey.restore();
    }
  },

  "open-bid-pkcs11": async (visit) => {
    await visit.connectTo(2);
    const bid = await arrive(visit, "open-bid-pkcs11", BEHIND_PKCS11);
    await bid.make();
    await bid.sealFiles([{ name: "投标文件.txt", content: BID }], { furtherDown: PKCS11_ENCRYPTION });
    await bid.openNow();
    return opened(visit, "open-bid-pkcs11", bid, "ECDSA_P256_SHA256");
  },

  "open-batch": async (visit) => {
    const { uKey } = visit.stage;
    const bid = await arrive(visit, "open-batch");
    await bid.make();
    await bid.sealFiles(PARTS.map((name) => ({ name: `${name}.txt`, content: Buffer.from(name) })));
    await bid.openNow();
    try {
      await bid.page.locator("#open").click();
      const window = await visit.stage.pinWindow();
      await visit.takePicture("open-batch-window");
      await uKey.slowDown();
      await window.enterPin(PIN);
      await bid.page.locator("#progress", { hasText: /已打开 1?\d 个，共 20 个/ }).waitFor();
      await visit.takePicture("open-batch-progress");
      await visit.stage.noWindow();
    } finally {
      await uKey.restore();
    }
    const seen = await stated(visit, bid, "open-batch", "OPENED");
    const lines = await bid.result.locator("li[data-outcome=OPENED]").allInnerTexts();
    expect(
      PARTS.every((name, index) => lines[index]?.startsWith(`${name}.txt`) === true),
      lines.join(" "),
    );
    const states = (await bid.bids()).join(" ");
    expect(states.includes(`已打开 ${PARTS.length} 个`), states);
    return `one PIN, ${lines.length} files, one statement that names each: ${seen}`;
  },
} satisfies Record<string, Step>;

/** Opens a supplier's bid, which is theirs and nobody else's. */
async function openedOwn(visit: Visit, bid: BidPage, name: string, content: Buffer): Promise<string> {
  await bid.withPin("#open", () => visit.takePicture(`${name}-window`));
  const seen = await stated(visit, bid, name, "OPENED");
  const downloading = bid.page.waitForEvent("download");
  await bid.result.locator("li a[download]").click();
  const downloaded = await readFile(await (await downloading).path());
  expect(downloaded.equals(content), downloaded.toString());
  return seen;
}

/** Has the agency open both bids, which only the account that made the tender may. */
async function openedByAgency(visit: Visit, bid: BidPage): Promise<void> {
  await bid.page.locator("#agency").click();
  for (const content of [BID, SECOND_BID]) {
    await bid.result.getByText(createHash("sha256").update(content).digest("hex")).first().waitFor();
  }
  await visit.takePicture("two-suppliers");
}

/** @returns how the page says that both bids stand, after both suppliers have opened their own */
async function bothOpened(bid: BidPage): Promise<string> {
  const said = (await bid.bids()).join(" ");
  const names = [SUPPLIER.name, SECOND_SUPPLIER.name];
  expect(names.every((name) => said.includes(name)) && said.split("已打开").length === 3, said);
  return said;
}
