import { expect, test } from "./fixtures.js";
import type { PortalPage } from "./stage/portal-page.js";
import type { Stage } from "./stage/stage.js";
import { PIN } from "./stage/u-key.js";
import { until } from "./stage/until.js";

const COUNT = 200;

test("two hundred documents need one PIN", { tag: "@full" }, async ({ stage, openPortal }) => {
  test.setTimeout(180_000);
  const portal = await loggedIn(stage, await openPortal());
  await portal.pressSign({ format: "cms-detached", count: COUNT });

  await (await stage.pinWindow()).enterPin(PIN);

  expect(await portal.outcome()).toMatchObject({ signed: String(COUNT), total: String(COUNT) });
  expect(await portal.signatures()).toHaveLength(COUNT);
});

test("what is signed when the person presses 停止 is kept, and the receipt says so", async ({ stage, openPortal }) => {
  test.setTimeout(180_000);
  const portal = await loggedIn(stage, await openPortal());
  await portal.pressSign({ format: "cms-detached", count: COUNT });
  const window = await stage.pinWindow();
  await stage.uKey.slowDown();
  await window.enterPin(PIN);
  await until("the first signature is there", async () => (await portal.signatures()).length > 0);

  await window.pressStop();
  await window.acknowledge();

  const outcome = await portal.outcome();
  expect(outcome).toMatchObject({ total: String(COUNT) });
  const { signed = "", verification } = outcome;
  expect(Number(signed)).toBeGreaterThan(0);
  expect(Number(signed)).toBeLessThan(COUNT);
  // The server has compared the receipt with the signatures that it holds.
  expect(await stage.portal.verification(verification)).toMatchObject({ kind: "receipt", outcome: "ACCEPTED" });
  expect(await portal.signatures()).toHaveLength(Number(signed));
});

test(
  "what is signed when the page cancels a mixed batch is kept, and the U-Key is free",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    test.setTimeout(180_000);
    const portal = await loggedIn(stage, await openPortal());
    await portal.pressSign({ format: "mixed", count: COUNT });
    const window = await stage.pinWindow();
    await stage.uKey.slowDown();
    await window.enterPin(PIN);
    // Every kind is among the first five.
    await until("some are signed", async () => (await portal.signatures()).length >= 5);

    await portal.pressCancel();

    expect(await portal.outcome()).toMatchObject({ code: "ABORTED" });
    await stage.noWindow();
    const signed = await portal.titles("ok");
    expect(signed.length).toBeGreaterThanOrEqual(5);
    expect((await portal.titles("missing")).length).toBe(COUNT - signed.length);
    expect(signed.at(-1)).toContain(String(signed.length).padStart(3, "0"));
    await stage.uKey.restore();
    await portal.go("/");
    await loggedIn(stage, portal);
  },
);

test(
  "a history that cannot be written is told in the window, which waits for nobody",
  { tag: "@full" },
  async ({ stage, installed, openPortal }) => {
    const portal = await loggedIn(stage, await openPortal());
    const mend = await installed.host.breakHistory();
    try {
      await portal.pressSign({ format: "cms-detached", count: 2 });
      const window = await stage.pinWindow();
      await window.enterPin(PIN);

      expect(await portal.outcome()).toMatchObject({ signed: "2", total: "2" });
      await window.acknowledge();
    } finally {
      await mend();
    }
  },
);

/** Logs in with the SM2 certificate. */
async function loggedIn(stage: Stage, portal: PortalPage): Promise<PortalPage> {
  await portal.pressLogin();
  await (await stage.pinWindow()).enterPin(PIN);
  await portal.outcome();
  await stage.noWindow();
  return portal;
}
