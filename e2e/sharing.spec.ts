import { expect, test } from "./fixtures.js";
import { RawChannel } from "./stage/raw-channel.js";
import { PIN } from "./stage/u-key.js";
import { until } from "./stage/until.js";

test("two pages share one host; the second waits its turn and is told", async ({ stage, installed, openPortal }) => {
  const first = (await openPortal()).library;
  await first.connect();
  const { hosts } = installed;
  const second = (await openPortal()).library;
  await second.connect();

  const firstLogin = first.login();
  const window = await stage.pinWindow();
  const secondLogin = second.login();
  await expect.poll(() => second.stages()).toEqual(["QUEUED"]);
  expect(await first.stages()).toEqual(["PROMPTING"]);
  await window.cancel();
  expect(await firstLogin).toMatchObject({ code: "CANCELLED" });
  await (await stage.pinWindow(window)).enterPin(PIN);

  expect(await secondLogin).toMatchObject({ algorithm: "SM2SM3" });
  expect(await second.stages()).toEqual(["QUEUED", "PROMPTING", "SIGNING"]);
  expect(hosts).toHaveLength(1);
  expect(installed.hosts).toEqual(hosts);
});

test("two pages that choose the same id get their own answers", { tag: "@full" }, async ({ stage, openPortal }) => {
  const first = await RawChannel.open((await openPortal()).page);
  const second = await RawChannel.open((await openPortal()).page);

  await first.ask("same", "login.authenticate", { nonce: "1".repeat(44) });
  const window = await stage.pinWindow();
  await second.ask("same", "login.authenticate", { nonce: "2".repeat(44) });
  await until("the second waits", async () => (await second.received()).some(({ kind }) => kind === "progress"));
  await window.enterPin(PIN);
  const next = await stage.pinWindow(window);
  await next.chooseFurtherDown(1);
  await next.enterPin(PIN);

  expect(await answers(first)).toMatchObject([{ id: "same", result: { token: { algorithm: "SM2SM3" } } }]);
  expect(await answers(second)).toMatchObject([{ id: "same", result: { token: { algorithm: "RS256" } } }]);
});

test("a page cannot cancel another page's request by its id", { tag: "@full" }, async ({ stage, openPortal }) => {
  const first = await RawChannel.open((await openPortal()).page);
  const second = await RawChannel.open((await openPortal()).page);
  await first.ask("same", "login.authenticate", { nonce: "1".repeat(44) });
  const window = await stage.pinWindow();

  await second.cancel("same");
  // Behind the cancel on the same way: when it is answered, the cancel has had its effect.
  await second.ask("after", "token.list", {});
  await answers(second);
  await window.enterPin(PIN);

  expect(await answers(first)).toMatchObject([{ kind: "result", id: "same" }]);
});

async function answers(channel: RawChannel): Promise<object[]> {
  return until("the page has its answer", async () => {
    const received = (await channel.received()).filter(({ kind }) => kind === "result" || kind === "failed");
    return received.length > 0 && received;
  });
}
