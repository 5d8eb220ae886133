import { beforeEach, expect, test, vi } from "vitest";
import type { ErrorData } from "#protocol/messages";
import type { ExtensionAtPage } from "../testing/extension-at-page.js";
import { LibraryInPage, rejection } from "../testing/library.js";
import { settled, until } from "../testing/until.js";
import { SigningHelper } from "./index.js";

const NONCE = "x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=";
const LOCKED: ErrorData = {
  code: "PIN_LOCKED",
  retry: "AFTER_FIX",
  guidance: { title: "U-Key 已锁定", reason: "PIN 连续输错次数过多。", steps: ["请联系发证机构解锁。"] },
  facts: { triesLeft: "0" },
};

let extension: ExtensionAtPage;
const library = LibraryInPage.forEachTest();
const connected = (): Promise<SigningHelper> => library().connected();

beforeEach(() => {
  ({ extension } = library());
});

test("connecting names the library and the page's language", async () => {
  (await connected()).close();

  expect(extension.connect).toEqual({
    channel: "signing-helper/1",
    kind: "connect",
    profile: "demo",
    library: expect.stringMatching(/^1\./) as string,
    locale: "zh-CN",
  });
});

test.each([
  ["zh-CN", "zh-CN"],
  ["zh", "zh-CN"],
  ["zh-Hant-TW", "zh-CN"],
  ["en-GB", "en"],
  ["de", "en"],
])("a page in %s is answered in %s", async (lang, locale) => {
  vi.stubGlobal("document", { documentElement: { lang } });
  (await connected()).close();

  expect(extension.connect).toMatchObject({ locale });
});

test("without an extension connecting ends after a second, with what to do", async () => {
  extension.profiles = [];
  const error = rejection(SigningHelper.connect());
  await until(() => extension.looks === 1);
  await vi.advanceTimersByTimeAsync(1_000);

  expect(await error).toMatchObject({
    code: "EXTENSION_MISSING",
    retry: "AFTER_FIX",
    title: "没有检测到签章助手浏览器扩展",
    reason: expect.any(String) as string,
    steps: expect.arrayContaining([expect.any(String)]) as string[],
    facts: {},
  });
  expect(extension.connect).toBeUndefined();
});

test("of several extensions the first that answers is taken", async () => {
  extension.profiles = ["demo", "other-one"];
  const helper = await connected();

  expect(helper.profile).toBe("demo");
  expect(extension.connect).toMatchObject({ profile: "demo" });
  helper.close();
});

test("what is no answer of an extension's is not taken for one", async () => {
  extension.profiles = ["<b>", "", "X", "demo"];
  const helper = await connected();

  expect(helper.profile).toBe("demo");
  helper.close();
});

test("of several extensions a page takes the one that it names", async () => {
  extension.profiles = ["demo", "other-one"];
  const helper = await library().connected({ profile: "other-one" });

  expect(helper.profile).toBe("other-one");
  expect(extension.connect).toMatchObject({ profile: "other-one" });
  helper.close();
});

test("an extension of another profile than the page names does not count", async () => {
  const error = rejection(SigningHelper.connect({ profile: "other-one" }));
  await until(() => extension.looks === 1);
  await settled();
  await vi.advanceTimersByTimeAsync(1_000);

  expect((await error).code).toBe("EXTENSION_MISSING");
  expect(extension.connect).toBeUndefined();
});

test.each(["", "Demo", "demo_one", "x".repeat(33), 7 as unknown as string])(
  "%j is no id of a profile, and nobody is asked",
  async (profile) => {
    expect((await rejection(SigningHelper.connect({ profile }))).code).toBe("REQUEST_MALFORMED");
    expect(extension.looks).toBe(0);
  },
);

test("an extension that goes right after it was found is missing", async () => {
  const error = rejection(SigningHelper.connect());
  await until(() => extension.connect !== undefined);
  await vi.advanceTimersByTimeAsync(1_000);

  expect((await error).code).toBe("EXTENSION_MISSING");
});

test.each([
  ["https://portal.example/install/", true],
  [new URL("https://portal.example/install/"), true],
  ["http://portal.example/install/", false],
  ["javascript:alert(1)", false],
])("without an extension the error leads to the page that the portal names: %s", async (installation, isLinked) => {
  extension.profiles = [];
  const error = rejection(SigningHelper.connect({ installation }));
  await until(() => extension.looks === 1);
  await vi.advanceTimersByTimeAsync(1_000);

  const { code, link, steps } = await error;
  expect(code).toBe("EXTENSION_MISSING");
  expect(link?.href === String(installation)).toBe(isLinked);
  expect(steps.some((step) => step.includes(String(installation)))).toBe(isLinked);
});

test.each([
  ["https://portal.example/helper/", "https://portal.example/login", "https://portal.example/helper/"],
  ["http://localhost:8417/helper/", "http://localhost:8080/", "http://localhost:8417/helper/"],
  ["http://localhost:8417/helper/", "https://portal.example/login", undefined],
  ["http://portal.example/helper/", "https://portal.example/login", undefined],
  ["javascript:alert(1)", "https://portal.example/login", undefined],
  [undefined, "https://portal.example/login", undefined],
])("the link %s of an error is on the page %s %s", async (link, page, offered) => {
  vi.stubGlobal("location", new URL(page));
  const helper = await connected();
  const login = rejection(helper.login({ nonce: NONCE }));
  const { id } = await extension.hears("question");
  extension.say({ kind: "failed", id, error: { ...LOCKED, ...(link === undefined ? {} : { link }) } });

  expect((await login).link?.href).toBe(offered);
});

test("an extension that is there may take its time to start the host", async () => {
  const connecting = SigningHelper.connect();
  await until(() => extension.connect !== undefined);
  extension.present();
  await settled();
  await settled();
  await vi.advanceTimersByTimeAsync(9_000);

  extension.open();

  (await connecting).close();
});

test("a refused page is told why, in the worker's words, and the connection is given up", async () => {
  const error = rejection(SigningHelper.connect());
  await until(() => extension.connect !== undefined);
  extension.present();
  extension.say({ kind: "refused", error: { ...LOCKED, code: "HOST_MISSING" } });

  expect(await error).toMatchObject({ code: "HOST_MISSING", title: LOCKED.guidance.title });
  await extension.hears("close");
});

test("connecting can be aborted before and while it runs", async () => {
  expect((await rejection(SigningHelper.connect({ signal: AbortSignal.abort() }))).code).toBe("ABORTED");

  const controller = new AbortController();
  const error = rejection(SigningHelper.connect({ signal: controller.signal, locale: "en" }));
  controller.abort();
  expect(await error).toMatchObject({ code: "ABORTED", title: "The page ended the request" });
});

test("a prerendered page connects when it is shown", async () => {
  const document = Object.assign(new EventTarget(), { documentElement: { lang: "en" }, prerendering: true });
  vi.stubGlobal("document", document);
  const connecting = SigningHelper.connect();
  await settled();
  expect(extension.connect).toBeUndefined();

  document.prerendering = false;
  document.dispatchEvent(new Event("prerenderingchange"));
  await until(() => extension.connect !== undefined);
  extension.open();

  (await connecting).close();
});
