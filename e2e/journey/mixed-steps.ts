import { PIN } from "../stage/u-key.js";
import { until } from "../stage/until.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

const COUNT = 200;
/** Documents of every kind, some of them twice. */
const SIGNED_BEFORE_STOP = 8;

/** Batch with documents of every kind: text beside its signature and within, PDF, sealed PDF, sealed OFD. */
export const MIXED_STEPS = {
  "batch-200-mixed": async (visit) => {
    await visit.login("batch-200-mixed-login", "SM2SM3", 0);
    const stopped = await stoppedInTheMiddle(visit);
    // The key is free again: nothing is waited for but the window.
    const login = await timed(async () => {
      await visit.portal.go("/");
      return visit.login("batch-200-mixed-key-free", "SM2SM3", 0);
    });
    const whole = await timed(() => wholeBatch(visit));
    return `stopped: ${stopped}; login after it: ${login}; then ${whole}`;
  },
} satisfies Record<string, Step>;

/** Presses 停止 when some of the documents are signed. */
async function stoppedInTheMiddle(visit: Visit): Promise<string> {
  const { portal, stage } = visit;
  try {
    await stage.uKey.slowDown();
    const outcome = await visit.during(
      () => portal.pressSign({ format: "mixed", count: COUNT }),
      async (window) => {
        await visit.takePicture("batch-200-mixed-window");
        await window.enterPin(PIN);
        await until("documents of every kind are signed", async () => {
          return (await portal.signatures()).length >= SIGNED_BEFORE_STOP;
        });
        await visit.takePicture("batch-200-mixed-progress");
        await window.pressStop();
        await window.acknowledge();
      },
    );
    await visit.takePicture("batch-200-mixed-stopped");
    const signed = await portal.titles("ok");
    const missing = await portal.titles("missing");
    const seen = `${signed.length} signed, ${missing.length} not, receipt over ${outcome.signed ?? "none"}`;
    expect(signed.length >= SIGNED_BEFORE_STOP && signed.length < COUNT, seen);
    expect(signed.length + missing.length === COUNT && outcome.signed === String(signed.length), seen);
    // They were signed in their order, so the ones that are there are the first.
    expect(
      signed.every((title, index) => title.startsWith(`演示文件 ${String(index + 1).padStart(3, "0")}`)),
      seen,
    );
    return `${seen}: ${await visit.verified(outcome, "receipt", "SM2_SM3")}`;
  } finally {
    await stage.uKey.restore();
  }
}

async function wholeBatch(visit: Visit): Promise<string> {
  const outcome = await visit.during(
    () => visit.portal.pressSign({ format: "mixed", count: COUNT }),
    (window) => window.enterPin(PIN),
  );
  await visit.takePicture("batch-200-mixed");
  const signed = await visit.portal.titles("ok");
  expect(signed.length === COUNT && outcome.signed === String(COUNT), `${signed.length} of ${COUNT}`);
  const accepted = await visit.verified(outcome, "receipt", "SM2_SM3");
  const { portal } = visit;
  const documents = [await portal.document(0), Buffer.from("another", "utf8")];
  const receipt = await portal.verifyReceipt(await portal.download(), documents);
  await visit.takePicture("batch-200-mixed-receipt");
  expect(receipt.signed === COUNT && receipt.given === 1, `the receipt: ${JSON.stringify(receipt)}`);
  return `${signed.length} of ${COUNT}, ${accepted}; the receipt alone names ${receipt.signed}`;
}

async function timed(act: () => Promise<string>): Promise<string> {
  const start = Date.now();
  const said = await act();
  return `${said} (${((Date.now() - start) / 1000).toFixed(1)} s)`;
}
