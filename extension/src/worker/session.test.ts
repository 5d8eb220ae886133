import { beforeEach, expect, test } from "vitest";
import { FakeHost, OPENED } from "../testing/fake-host.js";
import type { PageAtWorker } from "../testing/portal.js";
import { settled } from "../testing/until.js";
import { WorkerWithSessions } from "../testing/worker-with-sessions.js";

const NONCE = "x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=";
const LOGIN = { kind: "question", id: "1", method: "login.authenticate", params: { nonce: NONCE } };
const LIST = { kind: "question", id: "2", method: "token.list", params: {} };

const worker = WorkerWithSessions.forEachTest();
let host: FakeHost;

beforeEach(() => {
  ({ host } = worker());
});

const openPage = (): Promise<PageAtWorker> => worker().openPage();

test("a question's answer and progress come back under the page's own id", async () => {
  const portal = await openPage();
  portal.say(LOGIN);
  const asked = await host.asked("login.authenticate");
  expect(asked.id).not.toBe(LOGIN.id);

  const { session } = asked.params;
  host.process.receive({
    jsonrpc: "2.0",
    method: "progress",
    params: { session, request: asked.id, stage: "PROMPTING" },
  });
  host.answer(asked, { token: {} });

  expect(await portal.hears("progress")).toEqual({ kind: "progress", id: "1", stage: "PROMPTING" });
  expect(await portal.hears("result")).toEqual({ kind: "result", id: "1", result: { token: {} } });
});

test("signed documents come back under the page's own id, before the result", async () => {
  const portal = await openPage();
  const other = await openPage();
  const documents = [{ title: "投标函", mediaType: "application/pdf", content: "" }];
  const params = { format: "cms-detached", documents, nonce: NONCE };
  portal.say({ kind: "question", id: "1", method: "signature.sign", params });
  other.say({ kind: "question", id: "1", method: "signature.sign", params });
  const asked = await host.asked("signature.sign");

  const part = { index: 0, data: "MIIB" };
  const { session } = asked.params;
  host.process.receive({ jsonrpc: "2.0", method: "document", params: { session, request: asked.id, ...part } });
  host.answer(asked, { receipt: "MIIB", documents: ["SIGNED"] });

  await portal.hears("result");
  expect(portal.told.slice(1)).toEqual([
    { kind: "document", id: "1", ...part },
    { kind: "result", id: "1", result: { receipt: "MIIB", documents: ["SIGNED"] } },
  ]);
  expect(other.told).toHaveLength(1);
});

test("findings come back under the page's own id, before the result", async () => {
  const portal = await openPage();
  const other = await openPage();
  portal.say({ kind: "question", id: "1", method: "diagnosis.run", params: {} });
  other.say({ kind: "question", id: "1", method: "diagnosis.run", params: {} });
  const asked = await host.asked("diagnosis.run");

  const finding = { check: "clock", name: "电脑时间", verdict: "PASS", code: null, guidance: null } as const;
  const { session } = asked.params;
  host.process.receive({
    jsonrpc: "2.0",
    method: "finding",
    params: { session, request: asked.id, finding: { ...finding, evidence: [] } },
  });
  host.process.receive({
    jsonrpc: "2.0",
    method: "finding",
    params: { session: "another", request: asked.id, finding },
  });
  host.process.receive({
    jsonrpc: "2.0",
    method: "finding",
    params: { session, request: asked.id, finding: { ...finding, name: 5 } },
  });
  host.answer(asked, { findings: [finding] });

  await portal.hears("result");
  expect(portal.told.slice(1)).toEqual([
    { kind: "finding", id: "1", finding },
    { kind: "result", id: "1", result: { findings: [finding] } },
  ]);
  expect(other.told).toHaveLength(1);
});

test("two pages with the same id each get their own answer", async () => {
  const one = await openPage();
  const two = await openPage();
  one.say(LOGIN);
  two.say(LOGIN);
  const first = await host.asked("login.authenticate", 1);
  const second = await host.asked("login.authenticate", 2);
  expect(first.params.session).not.toBe(second.params.session);
  expect(first.id).not.toBe(second.id);

  host.answer(second, { of: "two" });
  host.answer(first, { of: "one" });

  expect(await one.hears("result")).toMatchObject({ result: { of: "one" } });
  expect(await two.hears("result")).toMatchObject({ result: { of: "two" } });
});

test("a page ends its own question and never another page's", async () => {
  const victim = await openPage();
  const attacker = await openPage();
  victim.say(LOGIN);
  const asked = await host.asked("login.authenticate");

  attacker.say({ kind: "cancel", id: "1" });
  attacker.say({ kind: "cancel", id: asked.id });
  attacker.say({ kind: "cancel", id: "1", session: asked.params.session });
  await settled();
  expect(host.frames.filter(({ method }) => method === "cancel")).toEqual([]);

  victim.say({ kind: "cancel", id: "1" });
  const cancel = await host.asked("cancel");
  expect(cancel.params).toEqual({ session: asked.params.session, request: asked.id });
});

test("a question that is cancelled before the host is ready never reaches it", async () => {
  const portal = worker().page();
  portal.say(LOGIN);
  portal.say({ kind: "cancel", id: "1" });
  await host.started();
  host.hello();
  host.answer(await host.asked("session.open"), OPENED);

  expect(await portal.hears("failed")).toMatchObject({ id: "1", error: { code: "ABORTED" } });
  expect(host.frames.map(({ method }) => method)).toEqual(["session.open"]);
});

test.each([
  ["an unknown method", { ...LOGIN, method: "session.close" }, "METHOD_UNKNOWN"],
  ["a forged session", { ...LOGIN, params: { nonce: NONCE, session: "x" } }, "REQUEST_MALFORMED"],
  ["a wrong type", { ...LOGIN, params: { nonce: 5 } }, "REQUEST_MALFORMED"],
  ["something too large for the relay", { kind: "malformed", id: "1" }, "REQUEST_MALFORMED"],
])("%s is answered without the host", async (_what, message, code) => {
  const portal = await openPage();

  portal.say(message);

  expect(await portal.hears("failed")).toMatchObject({ id: "1", error: { code } });
  expect(host.frames).toHaveLength(1);
});

test.each([
  ["a forged origin", { ...LOGIN, origin: "https://bank.example" }],
  ["a second open", { kind: "open", library: "1.0.0", locale: "en", ancestorOrigins: [] }],
  [
    "an open with an origin",
    { kind: "open", library: "1.0.0", locale: "en", ancestorOrigins: [], origin: "https://bank.example" },
  ],
  ["a kind of its own", { kind: "session.open", params: {} }],
  ["no object", "login.authenticate"],
  ["nothing", null],
])("%s is no message at all", async (_what, message) => {
  const portal = await openPage();

  portal.say(message as object);
  await settled();

  expect(host.frames).toHaveLength(1);
  expect(portal.told).toHaveLength(1);
});

test("an id that is still running is not taken twice", async () => {
  const portal = await openPage();
  portal.say(LOGIN);
  await host.asked("login.authenticate");

  portal.say(LOGIN);

  expect(await portal.hears("failed")).toMatchObject({ id: "1", error: { code: "REQUEST_MALFORMED" } });
  expect(host.frames.filter(({ method }) => method === "login.authenticate")).toHaveLength(1);
});

test("a page is not told whether a U-Key still has its first PIN", async () => {
  const token = { driver: "demo", label: "U-Key", triesLeft: 6, triesMaximum: 6, locked: false };
  const portal = await openPage();
  portal.say(LIST);
  host.answer(await host.asked("token.list"), { tokens: [{ ...token, defaultPin: true }], faults: [] });

  expect(await portal.hears("result")).toEqual({
    kind: "result",
    id: LIST.id,
    result: { tokens: [token], faults: [] },
  });
});

test("a change of U-Keys is told to the page of that session only, and nothing but what a page may know", async () => {
  const forPage = { driver: "demo", label: "U-Key", triesLeft: 6, triesMaximum: 6, locked: false };
  const token = { ...forPage, defaultPin: false };
  const first = await openPage();
  const second = await openPage();
  const [session] = host.frames.map(({ params }) => params.session);
  const tell = (tokens: unknown): void => {
    host.process.receive({ jsonrpc: "2.0", method: "token.changed", params: { session, tokens } });
  };

  tell([{ ...token, serial: "4711" }]);
  tell([{ ...token, label: 5 }]);
  expect(await first.hears("tokens")).toEqual({ kind: "tokens", tokens: [forPage] });
  await settled();
  expect(first.told.filter(({ kind }) => kind === "tokens")).toHaveLength(1);
  expect(second.told.map(({ kind }) => kind)).toEqual(["opened"]);

  first.port.drop();
  await host.asked("session.close");
  tell([]);
  await settled();
  expect(first.told.filter(({ kind }) => kind === "tokens")).toHaveLength(1);
});
