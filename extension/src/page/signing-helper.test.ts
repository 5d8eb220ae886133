import { beforeEach, expect, test, vi } from "vitest";
import type { ErrorData, Finding } from "#protocol/messages";
import type { ExtensionAtPage } from "../testing/extension-at-page.js";
import { FakeWindow } from "../testing/fake-window.js";
import { LibraryInPage, rejection } from "../testing/library.js";
import { settled, until } from "../testing/until.js";
import { SigningHelper, type SigningHelperError } from "./index.js";

const CONTENT = "7d6f4c1e-3f57-4a43-8f0b-5a1c2e9d4b60";
const OTHER = "8e7a5d2f-4a68-4b54-9c1d-6b2d3fae5c71";
const NONCE = "x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=";
const TOKEN = {
  unverifiedCertificate: "MIIB",
  algorithm: "SM2SM3",
  signature: "MEUC",
  format: "signing-helper-sm2:1.0",
  appVersion: "signing-helper/1.0.0",
};
const LOCKED: ErrorData = {
  code: "PIN_LOCKED",
  retry: "AFTER_FIX",
  guidance: { title: "U-Key 已锁定", reason: "PIN 连续输错次数过多。", steps: ["请联系发证机构解锁。"] },
  facts: { triesLeft: "0" },
};

let window: FakeWindow;
let extension: ExtensionAtPage;
const library = LibraryInPage.forEachTest();
const connected = (): Promise<SigningHelper> => library().connected();

beforeEach(() => {
  ({ window, extension } = library());
});

test("a diagnosis tells its findings as they come, and then all of them", async () => {
  const helper = await connected();
  const account = { name: "演示供应商有限公司", creditCode: "91420100DEMO000000", role: "supplier" } as const;
  const heard: Finding[] = [];
  const diagnosis = helper.diagnose({ account, onFinding: (finding) => heard.push(finding) });
  const { id, method, params } = await extension.hears("question");
  const finding: Finding = {
    check: "token-present",
    name: "U-Key",
    verdict: "FAIL",
    code: "TOKEN_ABSENT",
    guidance: { title: "请插入 U-Key", reason: "没有找到 U-Key。", steps: ["请插入 U-Key。"] },
  };
  extension.say({ kind: "finding", id, finding });
  extension.say({ kind: "result", id, result: { findings: [finding] } });

  expect({ method, params }).toEqual({ method: "diagnosis.run", params: { account } });
  expect(await diagnosis).toEqual([finding]);
  expect(heard).toEqual([finding]);
});

test("a diagnosis of another form is garbled, and one that is not wanted any more is ended", async () => {
  const helper = await connected();
  const garbled = rejection(helper.diagnose());
  const { id } = await extension.hears("question");
  extension.say({ kind: "result", id, result: { findings: [{ check: "clock" }] } });
  expect((await garbled).code).toBe("HOST_GARBLED");

  const stop = new AbortController();
  const ended = rejection(helper.diagnose({ signal: stop.signal }));
  stop.abort();
  expect((await ended).code).toBe("ABORTED");
});

test("the status names all versions and the U-Keys", async () => {
  const helper = await connected();
  const status = helper.status();
  const { id, method, params } = await extension.hears("question");
  expect([method, params]).toEqual(["token.list", {}]);
  const fault = { driver: "cards", label: "Reader 2", obstacle: "TOKEN_UNREADABLE" };
  extension.say({ kind: "result", id, result: { tokens: [], faults: [fault] } });

  expect(await status).toEqual({
    extension: "1.2.0",
    host: "1.0.0",
    protocol: "2.0",
    profile: "demo",
    capabilities: ["token.list", "login.authenticate"],
    formats: [{ id: "cms-detached", needs: "DIGEST", suffix: ".p7s" }],
    tokens: [],
    faults: [fault],
  });
});

test("a login asks with the nonce and nothing else, and returns the token", async () => {
  const helper = await connected();
  const login = helper.login({ nonce: NONCE });
  const question = await extension.hears("question");
  expect(question).toEqual({
    kind: "question",
    id: expect.any(String) as string,
    method: "login.authenticate",
    params: { nonce: NONCE },
  });

  extension.say({ kind: "result", id: question.id, result: { token: TOKEN } });

  expect(await login).toEqual(TOKEN);
});

test("a binding asks with the nonce and the account, and returns token and match", async () => {
  const account = { name: "演示供应商有限公司", creditCode: "91420100DEMO000000", role: "supplier" } as const;
  const helper = await connected();
  const binding = helper.bind({ nonce: NONCE, account });
  const { id, method, params } = await extension.hears("question");
  expect([method, params]).toEqual(["login.bind", { nonce: NONCE, account }]);

  const name = { verdict: "EQUAL", foldings: [], difference: null };
  const creditCode = { verdict: "ABSENT", warnings: [], foundIn: null };
  const result = { token: { ...TOKEN, format: "signing-helper-bind:1.0" }, match: { name, creditCode } };
  extension.say({ kind: "result", id, result });

  expect(await binding).toEqual(result);
});

test("a certificate is chosen for signing unless the page says otherwise", async () => {
  const helper = await connected();
  for (const [options, purpose] of [
    [undefined, "sign"],
    [{ purpose: "encrypt" as const }, "encrypt"],
  ] as const) {
    const certificate = helper.selectCertificate(options);
    await until(() => extension.heard.some((message) => "params" in message && "purpose" in message.params));
    const { id, method, params } = await extension.hears("question");
    expect([method, params]).toEqual(["certificate.select", { purpose }]);
    extension.say({ kind: "result", id, result: { certificate: "MIIB" } });
    expect(await certificate).toBe("MIIB");
    extension.heard.length = 0;
  }
});

test("the certificates come with their other halves, which an older host does not name", async () => {
  const helper = await connected();
  const one = { driver: "fake", label: "A", certificate: "MIIB", usable: true, obstacle: null };
  const halves = [
    { ...one, purpose: "sign", otherHalf: "c".repeat(64) },
    { ...one, purpose: "encrypt", otherHalf: "a".repeat(64) },
  ];
  const older = [{ ...one, purpose: "sign" }];
  for (const said of [halves, older]) {
    const listed = helper.certificates();
    const { id, method, params } = await extension.hears("question");
    expect([method, params]).toEqual(["certificate.list", {}]);
    extension.say({ kind: "result", id, result: { certificates: said, faults: [] } });
    expect((await listed).certificates).toEqual(said);
    extension.heard.length = 0;
  }
});

test("a change of the PIN sends nothing and brings nothing, and a person has five minutes for it", async () => {
  const helper = await connected();
  const change = helper.changePin();
  const { id, method, params } = await extension.hears("question");
  expect([method, params]).toEqual(["pin.change", {}]);
  await vi.advanceTimersByTimeAsync(299_999);
  extension.say({ kind: "result", id, result: {} });
  await expect(change).resolves.toBeUndefined();

  const error = rejection(helper.changePin());
  await vi.advanceTimersByTimeAsync(300_000);
  expect((await error).code).toBe("PERSON_TIMEOUT");
});

test("the helper's window begins at the finding that the page has shown", async () => {
  const helper = await connected();
  const opening = helper.openWindow({ about: "DRIVER_MISSING" });
  const { id, params } = await extension.hears("question");
  expect(params).toEqual({ about: "DRIVER_MISSING" });
  extension.say({ kind: "result", id, result: {} });
  await expect(opening).resolves.toBeUndefined();
});

test("opening the helper's window sends nothing and brings nothing", async () => {
  const helper = await connected();
  const opening = helper.openWindow();
  const { id, method, params } = await extension.hears("question");
  expect([method, params]).toEqual(["window.open", {}]);
  extension.say({ kind: "result", id, result: {} });
  await expect(opening).resolves.toBeUndefined();
});

test("a file goes to the host whole before it is looked at, under its own name", async () => {
  const helper = await connected();
  const guidance = { title: "t", reason: "r", steps: [] };
  const found = {
    kind: "PDF",
    encoding: null,
    size: 3,
    whole: false,
    cause: "TRANSFER",
    faults: ["CUT_SHORT"],
    signatures: null,
    guidance,
  };
  const inspecting = helper.inspect(new File(["abc"], "标书.pdf"));
  const put = await extension.hears("question");
  expect([put.method, put.params]).toEqual(["content.put", { offset: 0, size: 3, data: "YWJj", last: true }]);
  extension.heard.length = 0;
  extension.say({ kind: "result", id: put.id, result: { content: CONTENT, received: 3 } });

  const { id, method, params } = await extension.hears("question");
  expect([method, params]).toEqual(["file.inspect", { contentId: CONTENT, name: "标书.pdf" }]);
  extension.say({ kind: "result", id, result: found });
  await expect(inspecting).resolves.toEqual(found);
});

test("a document and its content go to the host before they are verified, as of a whole second", async () => {
  const helper = await connected();
  const verified = {
    report: { format: "cms-detached", indication: "INDETERMINATE", signatures: [], remarks: [] },
    words: { INDETERMINATE: "undecided" },
  };
  const verifying = helper.verify(new Blob(["abc"]), {
    apart: new Uint8Array(1),
    asOf: new Date("2026-06-15T12:00:00.5Z"),
  });
  for (const [content, received] of [
    [CONTENT, 3],
    [OTHER, 1],
  ]) {
    const put = await extension.hears("question");
    extension.heard.length = 0;
    extension.say({ kind: "result", id: put.id, result: { content, received } });
  }

  const { id, method, params } = await extension.hears("question");
  expect([method, params]).toEqual([
    "signature.verify",
    { document: { contentId: CONTENT }, apart: { contentId: OTHER }, asOf: "2026-06-15T12:00:00Z" },
  ]);
  extension.say({ kind: "result", id, result: verified });
  await expect(verifying).resolves.toEqual(verified);
});

test("what is no file is malformed, and nothing is sent", async () => {
  const helper = await connected();

  expect((await rejection(helper.inspect("text" as never))).code).toBe("REQUEST_MALFORMED");
  expect(extension.heard.filter(({ kind }) => kind === "question")).toEqual([]);
});

test("what cannot be sent is malformed, and is not waited for", async () => {
  const helper = await connected();

  const error = await rejection(helper.login({ nonce: (() => NONCE) as never }));

  expect(error.code).toBe("REQUEST_MALFORMED");
});

test("a host's refusal becomes an error with its words", async () => {
  const helper = await connected();
  const error = rejection(helper.login({ nonce: NONCE }));
  const { id } = await extension.hears("question");
  extension.say({ kind: "failed", id, error: LOCKED });

  expect(await error).toMatchObject({
    name: "SigningHelperError",
    message: "PIN_LOCKED: U-Key 已锁定",
    code: "PIN_LOCKED",
    retry: "AFTER_FIX",
    title: "U-Key 已锁定",
    reason: "PIN 连续输错次数过多。",
    steps: ["请联系发证机构解锁。"],
    facts: { triesLeft: "0" },
  });
});

test("an answer that is none is garbled", async () => {
  const helper = await connected();
  const error = rejection(helper.login({ nonce: NONCE }));
  const { id } = await extension.hears("question");
  extension.say({ kind: "result", id, result: {} });

  expect((await error).code).toBe("HOST_GARBLED");
});

test("a person has two minutes, counted from the last progress, then the host is told to stop", async () => {
  const helper = await connected();
  const stages: string[] = [];
  const error = rejection(helper.login({ nonce: NONCE, onProgress: (stage) => stages.push(stage) }));
  const { id } = await extension.hears("question");
  await vi.advanceTimersByTimeAsync(119_999);
  extension.say({ kind: "progress", id, stage: "PROMPTING" });
  await until(() => stages.length === 1);
  await vi.advanceTimersByTimeAsync(119_999);
  expect(extension.heard.some(({ kind }) => kind === "cancel")).toBe(false);

  await vi.advanceTimersByTimeAsync(1);

  expect((await error).code).toBe("PERSON_TIMEOUT");
  expect(await extension.hears("cancel")).toEqual({ kind: "cancel", id });
});

test("a page may give a person less time", async () => {
  const helper = await connected();
  const error = rejection(helper.login({ nonce: NONCE, timeout: 10 }));
  await vi.advanceTimersByTimeAsync(10);

  expect((await error).code).toBe("PERSON_TIMEOUT");
});

test("an aborted login is cancelled at the host; a late answer changes nothing", async () => {
  const helper = await connected();
  const controller = new AbortController();
  const error = rejection(helper.login({ nonce: NONCE, signal: controller.signal }));
  const { id } = await extension.hears("question");

  controller.abort();
  extension.say({ kind: "result", id, result: { token: TOKEN } });

  expect((await error).code).toBe("ABORTED");
  expect(await extension.hears("cancel")).toEqual({ kind: "cancel", id });
});

test("a login that is aborted beforehand never reaches the host", async () => {
  const helper = await connected();
  const error = rejection(helper.login({ nonce: NONCE, signal: AbortSignal.abort() }));

  expect((await error).code).toBe("ABORTED");
  await extension.hears("cancel");
  expect(extension.heard.some(({ kind }) => kind === "question")).toBe(false);
});

test("progress goes to whoever listens, until they stop", async () => {
  const helper = await connected();
  const events: unknown[] = [];
  const stop = helper.on("progress", (event) => events.push(event));
  const login = helper.login({ nonce: NONCE });
  const { id } = await extension.hears("question");
  extension.say({ kind: "progress", id, stage: "PROMPTING" });
  await until(() => events.length === 1);

  stop();
  extension.say({ kind: "progress", id, stage: "SIGNING" });
  extension.say({ kind: "result", id, result: { token: TOKEN } });
  await login;

  expect(events).toEqual([{ method: "login.authenticate", stage: "PROMPTING" }]);
});

test("when the worker was stopped what is open fails, and the next question is asked all the same", async () => {
  const helper = await connected();
  const gone: unknown[] = [];
  helper.on("gone", (error) => gone.push(error));
  const error = rejection(helper.login({ nonce: NONCE }));
  await extension.hears("question");
  extension.say({ kind: "gone", final: false });
  expect((await error).code).toBe("EXTENSION_GONE");

  const status = helper.status();
  await until(() => extension.heard.filter(({ kind }) => kind === "question").length === 2);
  const { id } = await extension.hears("question");
  extension.say({ kind: "result", id, result: { tokens: [], faults: [] } });

  expect((await status).tokens).toEqual([]);
  expect(gone).toEqual([]);
});

test("when the extension has gone everything fails, now and later, and the page is told", async () => {
  const helper = await connected();
  const gone: SigningHelperError[] = [];
  helper.on("gone", (error) => gone.push(error));
  const error = rejection(helper.login({ nonce: NONCE }));
  await extension.hears("question");

  extension.say({ kind: "gone", final: true });

  expect((await error).code).toBe("EXTENSION_GONE");
  expect(gone.map(({ code }) => code)).toEqual(["EXTENSION_GONE"]);
  expect((await rejection(helper.login({ nonce: NONCE }))).code).toBe("EXTENSION_GONE");
});

test("closing tells the extension and ends what is open", async () => {
  const helper = await connected();
  const error = rejection(helper.login({ nonce: NONCE }));
  await extension.hears("question");

  helper.close();

  expect((await error).code).toBe("ABORTED");
  await extension.hears("close");
  expect((await rejection(helper.status())).code).toBe("ABORTED");
});

test("messages that a frame forges on the page's window change nothing", async () => {
  const helper = await connected();
  let settledWith: unknown;
  const login = helper.login({ nonce: NONCE }).then((token) => (settledWith = token));
  const { id } = await extension.hears("question");

  for (const source of [new FakeWindow(), window, null]) {
    for (const data of [
      { kind: "result", id, result: { token: { ...TOKEN, signature: "forged" } } },
      { channel: "signing-helper/1", kind: "result", id, result: { token: TOKEN } },
      { kind: "failed", id, error: LOCKED },
      { kind: "gone", final: true },
    ]) {
      window.deliver({ data, ports: [], source });
    }
  }
  await settled();
  expect(settledWith).toBeUndefined();

  extension.say({ kind: "result", id, result: { token: TOKEN } });
  await login;
  expect(settledWith).toEqual(TOKEN);
});

test("an answer to an id that was not asked, and what is no message, change nothing", async () => {
  const helper = await connected();
  const login = helper.login({ nonce: NONCE });
  const { id } = await extension.hears("question");

  extension.say({ kind: "result", id: "999", result: { token: { forged: true } } });
  extension.say({ kind: "result", id, result: "no object" } as never);
  extension.say({ kind: "failed", id } as never);
  extension.say({ kind: "result", id, result: { token: TOKEN } });

  expect(await login).toEqual(TOKEN);
});

test("a page is told of U-Keys that come and go until it has heard enough", async () => {
  const helper = await connected();
  const heard: unknown[] = [];
  const stop = helper.on("token", ({ tokens }) => heard.push(tokens));
  const token = { driver: "demo", label: "U-Key", triesLeft: 6, triesMaximum: 6, locked: false, defaultPin: false };

  extension.say({ kind: "tokens", tokens: [token] });
  extension.say({ kind: "tokens", tokens: [{ ...token, label: 5 }] } as never);
  extension.say({ kind: "tokens", tokens: [] });
  await until(() => heard.length === 2);
  expect(heard).toEqual([[token], []]);

  stop();
  extension.say({ kind: "tokens", tokens: [token] });
  await settled();
  expect(heard).toHaveLength(2);
});
