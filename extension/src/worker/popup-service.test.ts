import { beforeEach, expect, test } from "vitest";
import { FakeBrowser } from "../testing/fake-browser.js";
import { FakeHost, OPENED } from "../testing/fake-host.js";
import { PORTAL } from "../testing/portal.js";
import { FakePort } from "../testing/fake-port.js";
import { settled, until } from "../testing/until.js";
import { isDiagnosisOutcome, isStatus, POPUP_PORT_NAME, type Status } from "../shared/status.js";
import { AllowedOrigins } from "./allowed-origins.js";
import { Host } from "./host.js";
import { PopupService } from "./popup-service.js";

const TRIAL = "https://trial.example";
const TOKEN = { driver: "demo", label: "U-Key", triesLeft: 6, triesMaximum: null, locked: false, defaultPin: null };

let host: FakeHost;
let service: PopupService;
let popup: FakePort;

beforeEach(() => {
  host = new FakeHost();
  const browser = new FakeBrowser();
  browser.granted = [`${TRIAL}/*`];
  service = new PopupService(new Host(host.asRuntime), new AllowedOrigins([PORTAL], browser.asChrome), "1.2.0");
  popup = new FakePort(POPUP_PORT_NAME);
  service.accept(popup.asPort);
});

function ask(origin: string, locale = "en"): void {
  popup.receive({ kind: "status", origin, locale });
}

async function askAndStart(origin: string): Promise<void> {
  ask(origin);
  await host.started();
  host.hello();
}

/** Waits until the popup has been told so many; the last of them. */
async function status(number = 1): Promise<Status> {
  await until(() => popup.sent.length >= number);
  return popup.sent[number - 1] as unknown as Status;
}

async function openPortal(tokens: object[]): Promise<string> {
  await askAndStart(PORTAL);
  const open = await host.asked("session.open");
  host.answer(open, OPENED);
  host.answer(await host.asked("token.list"), { tokens, faults: [] });
  return open.params.session;
}

test("of a page of the portal one sees what it may ask and which U-Keys it would find", async () => {
  const session = await openPortal([TOKEN]);

  expect(host.frames[0]?.params).toMatchObject({
    origin: PORTAL,
    topOrigin: PORTAL,
    extension: "1.2.0",
    locale: "en",
  });
  expect(await status()).toEqual({ site: "PORTAL", host: "1.0.0", opened: OPENED, tokens: [TOKEN], error: null });
  expect(isStatus(await status())).toBe(true);
  popup.drop();
  expect((await host.asked("session.close")).params.session).toBe(session);
});

test("a U-Key that is plugged in or pulled is seen at once, until the popup is closed", async () => {
  const session = await openPortal([]);
  expect((await status()).tokens).toEqual([]);
  const tell = (tokens: object[]): void => {
    host.process.receive({ jsonrpc: "2.0", method: "token.changed", params: { session, tokens } });
  };

  tell([TOKEN]);
  expect(await status(2)).toEqual({ ...(await status()), tokens: [TOKEN] });
  tell([]);
  expect((await status(3)).tokens).toEqual([]);

  popup.drop();
  tell([TOKEN]);
  await settled();
  expect(popup.sent).toHaveLength(3);
});

test("the popup opens the helper window in the name of the page, and hears why it does not open", async () => {
  const session = await openPortal([]);
  await status();
  popup.receive({ kind: "window" });
  const open = await host.asked("window.open");
  expect(open.params.session).toBe(session);
  host.answer(open, {});
  expect(await status(2)).toEqual({ kind: "window", error: null });

  popup.receive({ kind: "window" });
  const { id } = await host.asked("window.open", 2);
  const data = { code: "BUSY", retry: "SAME_REQUEST", guidance: { title: "Busy", reason: "", steps: [] }, facts: {} };
  host.process.receive({ id, error: { code: -32000, message: "", data } });
  expect(await status(3)).toEqual({ kind: "window", error: data });
});

test.each(["window", "pin", "diagnosis"])("for a page that is none of ours nothing is asked: %s", async (kind) => {
  await askAndStart("https://foreign.example");
  await status();
  popup.receive({ kind });

  expect(await status(2)).toMatchObject({ kind, error: { code: "ORIGIN_NOT_ALLOWED" } });
  expect(host.frames).toEqual([]);
});

test("the PIN is changed in a session of its own, which the popup's end does not cancel", async () => {
  const session = await openPortal([]);
  await status();
  popup.receive({ kind: "pin" });
  const own = await host.asked("session.open", 2);
  expect(own.params).toMatchObject({ origin: PORTAL, topOrigin: PORTAL });
  expect(own.params.session).not.toBe(session);
  host.answer(own, OPENED);
  const change = await host.asked("pin.change");
  expect(change.params.session).toBe(own.params.session);

  popup.drop();
  expect((await host.asked("session.close")).params.session).toBe(session);
  await settled();
  expect(host.frames.filter(({ method }) => method === "cancel" || method === "session.close")).toHaveLength(1);

  host.answer(change, {});
  expect((await host.asked("session.close", 2)).params.session).toBe(own.params.session);
  expect(popup.sent).toHaveLength(1);
});

test("a popup that is still open hears what came of the PIN's change", async () => {
  await openPortal([]);
  await status();
  popup.receive({ kind: "pin" });
  host.answer(await host.asked("session.open", 2), OPENED);
  host.answer(await host.asked("pin.change"), {});

  expect(await status(2)).toEqual({ kind: "pin", error: null });
});

const FINDING = { check: "clock", name: "Clock", verdict: "PASS", code: null, guidance: null };

test("of all checks the popup asks by itself for the one that tells when certificates end", async () => {
  await openPortal([TOKEN]);
  await status();

  popup.receive({ kind: "renewal" });
  const run = await host.asked("diagnosis.run");
  expect(run.params).toMatchObject({ checks: ["certificate-validity"] });
  host.answer(run, { findings: [FINDING] });

  expect(await status(2)).toEqual({ kind: "renewal", findings: [FINDING], error: null });
});

test("the diagnosis is run in the name of the page, and only what is known of a finding is passed on", async () => {
  const session = await openPortal([]);
  await status();
  popup.receive({ kind: "diagnosis" });
  const run = await host.asked("diagnosis.run");
  expect(run.params).toEqual({ session });
  host.answer(run, { findings: [{ ...FINDING, evidence: "what was seen" }] });

  const outcome: unknown = await status(2);
  expect(outcome).toEqual({ kind: "diagnosis", findings: [FINDING], error: null });
  expect(isDiagnosisOutcome(outcome)).toBe(true);
});

test("findings that are none are garbled", async () => {
  await openPortal([]);
  await status();
  popup.receive({ kind: "diagnosis" });
  host.answer(await host.asked("diagnosis.run"), { findings: [{ ...FINDING, verdict: "FINE" }] });

  expect(await status(2)).toMatchObject({ kind: "diagnosis", findings: [], error: { code: "HOST_GARBLED" } });
});

test("asking again ends the earlier visit", async () => {
  const session = await openPortal([]);
  await status();
  ask(PORTAL);

  expect((await host.asked("session.close")).params.session).toBe(session);
  const second = await host.asked("session.open", 2);
  expect(second.params.session).not.toBe(session);
  host.answer(second, OPENED);
  host.answer(await host.asked("token.list", 2), { tokens: [TOKEN], faults: [] });
  expect((await status(2)).tokens).toEqual([TOKEN]);
});

test("a popup that is closed while the host still starts leaves no session behind", async () => {
  ask(PORTAL);
  await host.started();
  popup.drop();
  host.hello();
  await settled();

  expect(host.frames).toEqual([]);
  expect(popup.sent).toEqual([]);
});

test("where a page may not ask for U-Keys none are asked for", async () => {
  await askAndStart(PORTAL);
  host.answer(await host.asked("session.open"), { ...OPENED, capabilities: ["login.authenticate"] });

  expect((await status()).tokens).toBeNull();
  expect(host.frames.map(({ method }) => method)).toEqual(["session.open"]);
});

test("the host is asked nothing in the name of a page that is none of ours, and its version is shown", async () => {
  await askAndStart("https://foreign.example");

  expect(await status()).toEqual({ site: "OTHER", host: "1.0.0", opened: null, tokens: null, error: null });
  expect(host.frames).toEqual([]);
});

test("a host that refuses an origin on trial says so, and is there all the same", async () => {
  await askAndStart(TRIAL);
  const { id } = await host.asked("session.open");
  const guidance = { title: "Not allowed", reason: "", steps: [] };
  const data = { code: "ORIGIN_NOT_ALLOWED", retry: "NEVER", guidance, facts: {} };
  host.process.receive({ id, error: { code: -32000, message: "", data } });

  expect(await status()).toEqual({ site: "TRIAL", host: "1.0.0", opened: null, tokens: null, error: data });
});

test("a host that is not there is explained in the popup's language", async () => {
  ask(PORTAL, "zh-CN");
  await host.started();
  host.fail("Specified native messaging host not found.");

  expect(await status()).toMatchObject({
    site: "PORTAL",
    host: null,
    error: { code: "HOST_MISSING", guidance: { title: "电脑上没有找到助手程序" } },
  });
});

test("tokens that are none are garbled", async () => {
  await openPortal([{ label: 5 }]);

  expect((await status()).error?.code).toBe("HOST_GARBLED");
});
