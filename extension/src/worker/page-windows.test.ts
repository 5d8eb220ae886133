import { beforeEach, expect, test } from "vitest";
import { FakeHost, OPENED } from "../testing/fake-host.js";
import { FakeTabs } from "../testing/fake-tabs.js";
import { PageAtWorker, PORTAL, sender } from "../testing/portal.js";
import { Host } from "./host.js";
import { WindowRules } from "./page-windows.js";
import { Sessions } from "./sessions.js";

const NONCE = "x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=";
const ENVELOPES = [{ title: "投标文件.p7e", content: "MIIB" }];
const DOCUMENTS = [{ title: "投标函", mediaType: "application/pdf", content: "" }];
const OPENING = [
  ["login.authenticate", { nonce: NONCE }],
  ["login.bind", { nonce: NONCE, account: { name: "测试", creditCode: "914201007071167872", role: "supplier" } }],
  ["signature.sign", { format: "cms-detached", documents: DOCUMENTS, nonce: NONCE }],
  ["envelope.encrypt", { recipients: ["MIIB"], documents: ENVELOPES }],
  ["envelope.open", { nonce: NONCE, envelopes: ENVELOPES }],
  ["envelope.rehearse", { nonce: NONCE, envelopes: ENVELOPES }],
  ["envelope.declare", { nonce: NONCE }],
  ["certificate.select", { purpose: "sign" }],
  ["pin.change", {}],
  ["window.open", {}],
] as const;

let host: FakeHost;
let tabs: FakeTabs;
let sessions: Sessions;
let asked: number;

beforeEach(() => {
  host = new FakeHost();
  tabs = new FakeTabs();
  asked = 0;
  sessions = new Sessions(
    new Host(host.asRuntime),
    () => Promise.resolve([PORTAL]),
    "1.0.0",
    new WindowRules(tabs, () => tabs.now),
    () => undefined,
  );
});

async function openPage(from = sender()): Promise<PageAtWorker> {
  const count = host.frames.filter(({ method }) => method === "session.open").length + 1;
  const page = new PageAtWorker(sessions, from);
  if (count === 1) {
    await host.started();
    host.hello();
  }
  host.answer(await host.asked("session.open", count), OPENED);
  await page.hears("opened");
  return page;
}

function say(page: PageAtWorker, method = "login.authenticate", params: object = { nonce: NONCE }): string {
  const id = `question-${++asked}`;
  page.say({ kind: "question", id, method, params });
  return id;
}

const count = (method: string): number => host.frames.filter((frame) => frame.method === method).length;

/** Asks for a login whose window opens. */
async function openWindow(page: PageAtWorker): Promise<{ id: string; frame: Awaited<ReturnType<FakeHost["asked"]>> }> {
  const before = count("login.authenticate");
  const id = say(page);
  const frame = await host.asked("login.authenticate", before + 1);
  const { session } = frame.params;
  host.process.receive({
    jsonrpc: "2.0",
    method: "progress",
    params: { session, request: frame.id, stage: "PROMPTING" },
  });
  return { id, frame };
}

async function failure(page: PageAtWorker, id: string): Promise<object | undefined> {
  await expect
    .poll(() => page.told.some((message) => "id" in message && message.id === id && isEnd(message)))
    .toBe(true);
  const end = page.told.find((message) => "id" in message && message.id === id && isEnd(message));
  return end?.kind === "failed" ? end.error : undefined;
}

const isEnd = ({ kind }: { kind: string }): boolean => kind === "failed" || kind === "result";

/** A login to whose window the user says yes. */
async function agree(page: PageAtWorker): Promise<void> {
  const { id, frame } = await openWindow(page);
  host.answer(frame, { token: {} });
  expect(await failure(page, id)).toBeUndefined();
}

/** A login that ends with an error of the host's. */
async function end(page: PageAtWorker, code: string): Promise<void> {
  const { id, frame } = await openWindow(page);
  host.refuse(frame, code);
  expect(await failure(page, id)).toMatchObject({ code });
}

async function refused(page: PageAtWorker, code: string): Promise<object | undefined> {
  const before = count("login.authenticate");
  const error = await failure(page, say(page));
  expect(error).toMatchObject({ code });
  expect(count("login.authenticate")).toBe(before);
  return error;
}

test.each(OPENING)("%s needs a page in front that was clicked on within 30 seconds", async (method, params) => {
  const page = await openPage();

  tabs.pass(30_001);
  expect(await failure(page, say(page, method, params))).toMatchObject({ code: "ACTIVATION_NEEDED" });
  tabs.clickedAt = undefined;
  expect(await failure(page, say(page, method, params))).toMatchObject({ code: "ACTIVATION_NEEDED" });
  tabs.click();
  tabs.isInFront = false;
  expect(await failure(page, say(page, method, params))).toMatchObject({ code: "ACTIVATION_NEEDED" });
  expect(count(method)).toBe(0);

  tabs.isInFront = true;
  tabs.pass(30_000);
  say(page, method, params);
  await host.asked(method);
});

test("what opens no window needs no click", async () => {
  tabs.clickedAt = undefined;
  const page = await openPage();
  say(page, "token.list", {});
  await host.asked("token.list");
});

test("the click that an upload began with counts for the signature, once", async () => {
  const page = await openPage();
  say(page, "content.put", { offset: 0, data: "AAAA", last: true });
  await host.asked("content.put");
  tabs.pass(120_000);

  await agree(page);
  tabs.pass(30_001);
  await refused(page, "ACTIVATION_NEEDED");
});

test("an upload that nobody clicked for counts for nothing", async () => {
  const page = await openPage();
  tabs.pass(30_001);
  say(page, "content.put", { offset: 0, data: "AAAA", last: true });
  await host.asked("content.put");

  await refused(page, "ACTIVATION_NEEDED");
});

test("a yes renews a click once", async () => {
  const page = await openPage();
  tabs.pass(29_000);
  await agree(page);
  tabs.pass(29_000);
  await agree(page);
  tabs.pass(29_000);
  await refused(page, "ACTIVATION_NEEDED");

  tabs.click();
  await agree(page);
});

test("after a user has closed a window, the tab's next one needs another click", async () => {
  const page = await openPage();
  const neighbour = await openPage();
  await end(page, "CANCELLED");
  await refused(page, "ACTIVATION_NEEDED");
  await refused(neighbour, "ACTIVATION_NEEDED");

  tabs.pass(1);
  tabs.click();
  await agree(neighbour);
});

test("a click in another frame of the tab counts, and one in another tab does not", async () => {
  const page = await openPage();
  await openPage(sender({ frameId: 3, tab: { id: 7, url: `${PORTAL}/` } as chrome.tabs.Tab }));
  await openPage(sender({ tab: { id: 8, url: `${PORTAL}/` } as chrome.tabs.Tab }));
  await agree(page);

  expect(tabs.frames).toEqual([0, 3]);
});

test("a third window of a tab is refused while one is open and one waits", async () => {
  const page = await openPage();
  const first = await openWindow(page);
  await openWindow(page);
  expect(await refused(page, "BUSY")).toMatchObject({ facts: {} });

  host.answer(first.frame, { token: {} });
  await failure(page, first.id);
  await openWindow(page);
});

test("the eleventh window in a minute without a yes is refused, with the time to wait", async () => {
  const page = await openPage();
  for (let opened = 0; opened < 10; opened++) {
    await end(page, "ABORTED");
  }
  tabs.pass(20_000);
  expect(await refused(page, "BUSY")).toMatchObject({ facts: { seconds: "40" } });

  tabs.pass(40_000);
  tabs.click();
  await agree(page);
});

test("the host hears where the browser's window is", async () => {
  const page = await openPage();
  tabs.browserWindowAt = { left: 1_920, top: 0, width: 1_280, height: 800 };
  const { frame } = await openWindow(page);

  expect(frame).toMatchObject({ browserWindow: { left: 1_920, top: 0, width: 1_280, height: 800 } });
});
