import { beforeEach, expect, test, vi } from "vitest";
import type { Open } from "../shared/channel.js";
import { FakeHost, OPENED } from "../testing/fake-host.js";
import { FakePort } from "../testing/fake-port.js";
import { PageAtWorker, PORTAL, sender } from "../testing/portal.js";
import { settled, until } from "../testing/until.js";
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
const page = (from = sender(), open: Partial<Open> = {}): PageAtWorker => worker().page(from, open);

test("a session names the browser's origin and the three versions", async () => {
  await openPage();

  expect(host.frames[0]).toEqual({
    jsonrpc: "2.0",
    id: expect.any(String) as string,
    method: "session.open",
    params: {
      session: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      origin: PORTAL,
      topOrigin: PORTAL,
      extension: "1.0.0",
      library: "1.0.0",
      locale: "en",
    },
  });
});

test("the session of an old page names the interface that it was written for", async () => {
  page(sender(), { old: "ucapi" });
  await host.started();
  host.hello();

  expect(await host.asked("session.open")).toMatchObject({ params: { old: "ucapi" } });
});

test("a page that may not have a session is refused in its language, and no host is started", async () => {
  const foreign = page(sender({ origin: "https://foreign.example" }), { locale: "zh-CN" });
  foreign.say(LOGIN);
  await foreign.hears("refused");
  await settled();

  expect(foreign.told).toMatchObject([
    {
      kind: "refused",
      error: { code: "ORIGIN_NOT_ALLOWED", retry: "NEVER", guidance: { title: "这个网站不能使用签章助手" } },
    },
  ]);
  expect(foreign.port.isConnected).toBe(false);
  expect(host.processes).toHaveLength(0);
  expect(worker().sessions.isEmpty).toBe(true);

  await openPage(); // the same worker does serve the portal
});

test.each([
  ["0.9.0", "library"],
  ["2.0.0", "extension"],
])("page library %s needs a newer %s", async (library, requiresUpdate) => {
  vi.stubGlobal("navigator", { userAgent: "" });
  const refused = page(sender(), { library });

  expect(await refused.hears("refused")).toMatchObject({
    error: { code: "VERSION_MISMATCH", facts: { requiresUpdate } },
  });
});

test("when the host ends every page that waits is told, and the next question opens the session in a new host", async () => {
  const one = await openPage();
  const two = await openPage();
  one.say(LOGIN);
  one.say(LIST);
  two.say(LOGIN);
  await host.asked("login.authenticate", 2);
  const before = host.frames[0]?.params.session;

  host.fail("Native host has exited.");

  await until(() => one.told.filter(({ kind }) => kind === "failed").length === 2);
  expect(await one.hears("failed")).toMatchObject({ error: { code: "HOST_EXITED" } });
  expect(await two.hears("failed")).toMatchObject({ error: { code: "HOST_EXITED" } });

  one.say(LIST);
  await host.started(2);
  host.hello();
  const reopened = await host.asked("session.open", 3);
  expect(reopened.params.session).toBe(before);
  host.answer(reopened, OPENED);
  host.answer(await host.asked("token.list", 2), { tokens: [], faults: [] });
  expect(await one.hears("result")).toEqual({ kind: "result", id: "2", result: { tokens: [], faults: [] } });
});

test("a host that cannot be started refuses the page, and may be tried again", async () => {
  const portal = page();
  await host.started();
  host.fail("Specified native messaging host not found.");
  expect(await portal.hears("refused")).toMatchObject({ error: { code: "HOST_MISSING", retry: "AFTER_FIX" } });

  portal.say(LIST);
  await until(() => host.processes.length === 2);
  host.hello();
  host.answer(await host.asked("session.open"), OPENED);
  await host.asked("token.list");
});

test("a host that refuses a session refuses the page in its own words, and may be asked again", async () => {
  const portal = page();
  await host.started();
  host.hello();
  const { id } = await host.asked("session.open");
  const guidance = { title: "Not valid", reason: "Altered", steps: ["Install again"] };
  const data = { code: "PROFILE_INVALID", retry: "AFTER_FIX", guidance, facts: {} };
  host.process.receive({ id, error: { code: -32000, message: "", data } });
  expect(await portal.hears("refused")).toEqual({ kind: "refused", error: data });

  portal.say(LIST);
  host.answer(await host.asked("session.open", 2), OPENED);
  await host.asked("token.list");
});

test("a host that hangs while it opens a session is let go", async () => {
  const portal = page();
  await host.started();
  host.hello();
  await host.asked("session.open");

  await vi.advanceTimersByTimeAsync(10_000);

  expect(await portal.hears("refused")).toMatchObject({ error: { code: "HOST_SILENT" } });
  expect(host.process.isConnected).toBe(false);
});

test("a session that is slow to open fails alone: who waits for a person keeps the host", async () => {
  const working = await openPage();
  working.say(LOGIN);
  const asked = await host.asked("login.authenticate");
  const slow = page(sender({ tab: { id: 8, url: `${PORTAL}/` } as chrome.tabs.Tab }));
  await host.asked("session.open", 2);

  await vi.advanceTimersByTimeAsync(10_000);
  expect(await slow.hears("refused")).toMatchObject({ error: { code: "HOST_SILENT" } });
  expect(host.process.isConnected).toBe(true);

  host.answer(await host.asked("session.close"), {});
  await vi.advanceTimersByTimeAsync(60_000);
  expect(host.process.isConnected).toBe(true);
  host.answer(asked, { token: {} });
  expect(await working.hears("result")).toMatchObject({ id: "1" });
});

test("a session that is slow to open is no sign of a hanging host while others hear of it", async () => {
  const working = await openPage();
  working.say(LIST);
  const slow = page(sender({ tab: { id: 8, url: `${PORTAL}/` } as chrome.tabs.Tab }));
  await host.asked("session.open", 2);
  host.answer(await host.asked("token.list"), { tokens: [], faults: [] });

  await vi.advanceTimersByTimeAsync(10_000);
  expect(await slow.hears("refused")).toMatchObject({ error: { code: "HOST_SILENT" } });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(host.process.isConnected).toBe(true);
});

test("a host that answers nobody is let go although others wait", async () => {
  const working = await openPage();
  working.say(LOGIN);
  await host.asked("login.authenticate");
  page(sender({ tab: { id: 8, url: `${PORTAL}/` } as chrome.tabs.Tab }));
  await host.asked("session.open", 2);

  await vi.advanceTimersByTimeAsync(20_000);
  expect(await working.hears("failed")).toMatchObject({ error: { code: "HOST_SILENT" } });
  expect(host.process.isConnected).toBe(false);
});

test("of twelve thousand connections of a tab sixteen get a session, and another tab still gets one", async () => {
  const first = await openPage();
  const flood = Array.from({ length: 12_000 }, () => page());
  await until(() => flood.every(({ told }, index) => index < 15 || told.length > 0));

  expect(flood.filter(({ told }) => told.some(({ kind }) => kind === "refused"))).toHaveLength(12_000 - 15);
  expect(flood[20]?.told).toMatchObject([{ kind: "refused", error: { code: "BUSY" } }]);
  expect(host.frames.filter(({ method }) => method === "session.open")).toHaveLength(16);

  const other = page(sender({ tab: { id: 8, url: `${PORTAL}/` } as chrome.tabs.Tab }));
  host.answer(await host.asked("session.open", 17), OPENED);
  await other.hears("opened");

  first.port.drop(); // its place is free again
  await settled();
  const next = page();
  host.answer(await host.asked("session.open", 18), OPENED);
  await next.hears("opened");
});

test("of a hundred and twenty questions of a tab some wait, and another tab's is asked", async () => {
  const greedy = await openPage();
  for (let i = 0; i < 120; i++) {
    greedy.say({ ...LIST, id: `q${String(i)}` });
  }
  await until(() => greedy.told.filter(({ kind }) => kind === "failed").length === 96);
  expect(greedy.told.find(({ kind }) => kind === "failed")).toMatchObject({ error: { code: "BUSY" } });

  const count = host.frames.filter(({ method }) => method === "session.open").length + 1;
  const other = page(sender({ tab: { id: 8, url: `${PORTAL}/` } as chrome.tabs.Tab }));
  host.answer(await host.asked("session.open", count), OPENED);
  await other.hears("opened");
  other.say(LIST);
  await host.asked("token.list", 25);

  host.answer(await host.asked("token.list", 1), { tokens: [], faults: [] });
  await greedy.hears("result");
  greedy.say({ ...LIST, id: "again" });
  await host.asked("token.list", 26);
});

test("a page that goes away closes its session and nobody else's", async () => {
  const leaving = await openPage();
  const staying = await openPage();
  leaving.say(LOGIN);
  const asked = await host.asked("login.authenticate");

  leaving.port.drop();

  const close = await host.asked("session.close");
  expect(close.params).toEqual({ session: asked.params.session });
  host.answer(asked, { token: {} });
  await settled();
  expect(leaving.told.map(({ kind }) => kind)).toEqual(["opened"]);
  staying.say(LIST);
  await host.asked("token.list");
  expect([worker().emptied, worker().sessions.isEmpty]).toEqual([0, false]);

  staying.port.drop();
  await settled();
  expect([worker().emptied, worker().sessions.isEmpty]).toEqual([1, true]);
});

test("a portal's frame loses its session when the page around it loses its permission", async () => {
  const trial = "https://trial.example";
  worker().allowed = [PORTAL, trial];
  const tab = { url: `${trial}/` } as chrome.tabs.Tab;
  const frame = page(sender({ frameId: 7, tab }), { ancestorOrigins: [trial] });
  await host.started();
  host.hello();
  host.answer(await host.asked("session.open"), OPENED);
  await frame.hears("opened");

  worker().allowed = [PORTAL];
  await worker().sessions.recheck();

  expect(await frame.hears("refused")).toMatchObject({ error: { code: "ORIGIN_NOT_ALLOWED" } });
});

test("the host is let go a minute after the last page", async () => {
  (await openPage()).port.drop();
  expect(host.process.isConnected).toBe(true);

  await vi.advanceTimersByTimeAsync(60_000);

  expect(host.process.isConnected).toBe(false);
});

test("a page that goes while the host starts leaves no session behind", async () => {
  const leaving = page();
  await host.started();
  leaving.port.drop();
  host.hello();
  await settled();

  expect(host.frames).toEqual([]);
});

test("a page that goes before it was decided whether it may stay starts no host", async () => {
  page().port.drop();
  await settled();

  expect(host.processes).toEqual([]);
  expect(worker().sessions.isEmpty).toBe(true);
});

test("a page whose origin loses its permission is told, and its session ends", async () => {
  const portal = await openPage();
  portal.say(LOGIN);
  const { params } = await host.asked("login.authenticate");
  await worker().sessions.recheck();
  expect(worker().sessions.isEmpty).toBe(false);

  worker().allowed = ["https://another.example"];
  await worker().sessions.recheck();

  expect(portal.told.at(-1)).toMatchObject({ kind: "refused", error: { code: "ORIGIN_NOT_ALLOWED" } });
  expect(portal.port.isConnected).toBe(false);
  expect((await host.asked("session.close")).params).toEqual({ session: params.session });
  expect([worker().emptied, worker().sessions.isEmpty]).toEqual([1, true]);
});

test("a port of another name is none of ours", () => {
  const port = new FakePort("another", sender());
  worker().sessions.accept(port.asPort);

  expect(port.isConnected).toBe(false);
});
