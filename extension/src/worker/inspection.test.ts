import { beforeEach, expect, test } from "vitest";
import { FakeBrowser } from "../testing/fake-browser.js";
import { FakeHost, OPENED } from "../testing/fake-host.js";
import { PORTAL } from "../testing/portal.js";
import type { Status } from "../status.js";
import { isStatus } from "../status.js";
import { AllowedOrigins } from "./allowed-origins.js";
import { Host } from "./host.js";
import { Inspection } from "./inspection.js";

const TRIAL = "https://trial.example";
const TOKEN = { driver: "demo", label: "U-Key", triesLeft: 6, triesMaximum: null, locked: false, defaultPin: null };

let host: FakeHost;
let inspection: Inspection;

beforeEach(() => {
  host = new FakeHost();
  const browser = new FakeBrowser();
  browser.granted = [`${TRIAL}/*`];
  inspection = new Inspection(new Host(host.asRuntime), new AllowedOrigins([PORTAL], browser.asChrome), "1.2.0");
});

async function statusOf(origin: string): Promise<{ status: Promise<Status> }> {
  const status = inspection.status({ kind: "status", origin, locale: "en" });
  await host.started();
  host.hello();
  return { status };
}

test("of a page of the portal one sees what it may ask and which U-Keys it would find", async () => {
  const { status } = await statusOf(PORTAL);
  const open = await host.asked("session.open");
  expect(open.params).toMatchObject({ origin: PORTAL, topOrigin: PORTAL, extension: "1.2.0", locale: "en" });
  host.answer(open, OPENED);
  host.answer(await host.asked("token.list"), { tokens: [TOKEN] });

  expect(await status).toEqual({ site: "PORTAL", host: "1.0.0", opened: OPENED, tokens: [TOKEN], error: null });
  expect(isStatus(await status)).toBe(true);
  expect((await host.asked("session.close")).params.session).toBe(open.params.session);
});

test("where a page may not ask for U-Keys none are asked for", async () => {
  const { status } = await statusOf(PORTAL);
  host.answer(await host.asked("session.open"), { ...OPENED, capabilities: ["login.authenticate"] });

  expect((await status).tokens).toBeNull();
  expect(host.frames.map(({ method }) => method)).toEqual(["session.open", "session.close"]);
});

test("the host is asked nothing in the name of a page that is none of ours, and its version is shown", async () => {
  const { status } = await statusOf("https://foreign.example");

  expect(await status).toEqual({ site: "OTHER", host: "1.0.0", opened: null, tokens: null, error: null });
  expect(host.frames).toEqual([]);
});

test("a host that refuses an origin on trial says so, and is there all the same", async () => {
  const { status } = await statusOf(TRIAL);
  const { id } = await host.asked("session.open");
  const guidance = { title: "Not allowed", reason: "", steps: [] };
  const data = { code: "ORIGIN_NOT_ALLOWED", retry: "NEVER", guidance, facts: {} };
  host.process.receive({ id, error: { code: -32000, message: "", data } });

  expect(await status).toEqual({ site: "TRIAL", host: "1.0.0", opened: null, tokens: null, error: data });
});

test("a host that is not there is explained in the popup's language", async () => {
  const status = inspection.status({ kind: "status", origin: PORTAL, locale: "zh-CN" });
  await host.started();
  host.fail("Specified native messaging host not found.");

  expect(await status).toMatchObject({
    site: "PORTAL",
    host: null,
    error: { code: "HOST_MISSING", guidance: { title: "电脑上没有找到签章助手程序" } },
  });
});

test("tokens that are none are garbled", async () => {
  const { status } = await statusOf(PORTAL);
  host.answer(await host.asked("session.open"), OPENED);
  host.answer(await host.asked("token.list"), { tokens: [{ label: 5 }] });

  expect((await status).error?.code).toBe("HOST_GARBLED");
});
