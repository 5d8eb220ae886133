import { beforeEach, expect, test, vi } from "vitest";
import type { Question } from "../shared/channel.js";
import type { ExtensionAtPage } from "../testing/extension-at-page.js";
import { LibraryInPage, rejection } from "../testing/library.js";
import { until } from "../testing/until.js";
import type { ErrorCode, SigningHelper, TitledDocument } from "./index.js";

const NONCE = "x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=";
const CONTENT_ID = "7d6f4c1e-3f57-4a43-8f0b-5a1c2e9d4b60";
const PART = 512 * 1024;
const STATEMENT = "MIIC";
const OPENER = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const LETTER = { title: "投标函", content: new Uint8Array([1, 2, 3]) };
const PRICES = { title: "报价单", content: new Blob(["\x01\x02\x03"]) };
const BROUGHT = [
  { title: "投标函", content: "AQID" },
  { title: "报价单", content: "AQID" },
];

const library = LibraryInPage.forEachTest();
let extension: ExtensionAtPage;
let helper: SigningHelper;

beforeEach(async () => {
  ({ extension } = library());
  helper = await library().connected();
});

/** Waits for the page's next question and removes it from the received ones. */
async function asked(method: string): Promise<Question & { params: Record<string, unknown> }> {
  const question = await extension.hears("question");
  expect(question.method).toBe(method);
  extension.heard.length = 0;
  return question as Question & { params: Record<string, unknown> };
}

function sayDocument(id: string, index: number, whole: string): void {
  extension.say({ kind: "document", id, index, data: Buffer.from(whole).toString("base64") });
}

function sayResult(id: string, envelopes: string[], statement: string | null = STATEMENT): void {
  extension.say({ kind: "result", id, result: { envelopes, statement } });
}

function fail(id: string, code: ErrorCode): void {
  const guidance = { title: "t", reason: "r", steps: [] };
  extension.say({ kind: "failed", id, error: { code, retry: "AFTER_FIX", guidance, facts: {} } });
}

test("documents are encrypted to the certificates, and each envelope comes back under its title", async () => {
  const seen: number[] = [];
  const onDocument = (index: number): number => seen.push(index);
  const result = helper.envelopes.encrypt({ recipients: ["MIIB"], documents: [LETTER, PRICES], onDocument });
  const { id, params } = await asked("envelope.encrypt");
  expect(params).toEqual({ recipients: ["MIIB"], documents: BROUGHT });
  sayDocument(id, 0, "first");
  sayDocument(id, 1, "second");
  extension.say({ kind: "result", id, result: { recipients: [OPENER] } });

  const { recipients, documents } = await result;
  expect(recipients).toEqual([OPENER]);
  expect(seen).toEqual([0, 1]);
  expect(await Promise.all(documents.map(async ({ title, envelope }) => [title, await envelope.text()]))).toEqual([
    ["投标函", "first"],
    ["报价单", "second"],
  ]);
});

test("the time of the opening goes along in whole seconds", async () => {
  const opens = new Date("2026-12-24T01:30:00.789Z");
  const result = helper.envelopes.encrypt({ recipients: ["MIIB"], documents: [LETTER], opens });
  const { id, params } = await asked("envelope.encrypt");
  expect(params).toHaveProperty("opens", "2026-12-24T01:30:00Z");
  sayDocument(id, 0, "first");
  extension.say({ kind: "result", id, result: { recipients: [OPENER] } });
  await result;
});

test("an envelope that never came is garbled", async () => {
  const error = rejection(helper.envelopes.encrypt({ recipients: ["MIIB"], documents: [LETTER, PRICES] }));
  const { id } = await asked("envelope.encrypt");
  sayDocument(id, 1, "second");
  extension.say({ kind: "result", id, result: { recipients: [OPENER] } });

  expect((await error).code).toBe("HOST_GARBLED");
});

test("envelopes are opened, and each outcome has its title, and its content where there is one", async () => {
  const stages: string[] = [];
  const result = helper.envelopes.open({
    nonce: NONCE,
    envelopes: [LETTER, PRICES, LETTER],
    onProgress: (stage) => stages.push(stage),
  });
  const { id, params } = await asked("envelope.open");
  expect(params).toEqual({ nonce: NONCE, envelopes: [...BROUGHT, BROUGHT[0]] });
  extension.say({ kind: "progress", id, stage: "OPENING" });
  sayDocument(id, 1, "prices");
  sayResult(id, ["UNREADABLE", "OPENED", "NOT_OPENED"]);

  const { envelopes, statement } = await result;
  expect(envelopes).toEqual([
    { title: "投标函", outcome: "UNREADABLE" },
    { title: "报价单", outcome: "OPENED", content: expect.any(Blob) as Blob },
    { title: "投标函", outcome: "NOT_OPENED" },
  ]);
  expect(envelopes[1]?.outcome === "OPENED" && (await envelopes[1].content.text())).toBe("prices");
  expect(Buffer.from(statement ?? []).toString("base64")).toBe(STATEMENT);
  expect(stages).toEqual(["OPENING"]);
});

test("where no key on the U-Key signs there is no statement", async () => {
  const result = helper.envelopes.open({ nonce: NONCE, envelopes: [LETTER] });
  const { id } = await asked("envelope.open");
  sayDocument(id, 0, "letter");
  sayResult(id, ["OPENED"], null);

  expect((await result).statement).toBeNull();
});

test("a large envelope is put beforehand in parts, and its large content is fetched into the page's file", async () => {
  const written: Uint8Array<ArrayBuffer>[] = [];
  const file = {
    createWritable: () =>
      Promise.resolve({
        write: (part: Uint8Array<ArrayBuffer>) => Promise.resolve(written.push(part)),
        close: () => Promise.resolve(),
      }),
    getFile: () => Promise.resolve(new File(written, "bid.pdf")),
  } as unknown as FileSystemFileHandle;
  const fileFor = vi.fn(() => file);
  const content = new Blob([new Uint8Array(PART + 5)]);
  const slices = vi.spyOn(content, "slice");
  const result = helper.envelopes.open({ nonce: NONCE, envelopes: [{ title: "投标文件", content }], fileFor });
  for (const received of [PART, PART + 5]) {
    const { id } = await asked("content.put");
    expect(slices).toHaveBeenCalledTimes(Math.ceil(received / PART));
    extension.say({ kind: "result", id, result: { content: CONTENT_ID, received } });
  }
  const { id, params } = await asked("envelope.open");
  expect(params.envelopes).toEqual([{ title: "投标文件", contentId: CONTENT_ID }]);
  extension.say({ kind: "document", id, index: 0, content: CONTENT_ID, size: 4 });
  for (const [offset, last] of [
    [0, false],
    [2, true],
  ] as const) {
    const get = await asked("content.get");
    expect(get.params).toEqual({ content: CONTENT_ID, offset });
    extension.say({ kind: "result", id: get.id, result: { data: "AQI=", last } });
  }
  sayResult(id, ["OPENED"]);

  const [opened] = (await result).envelopes;
  expect(fileFor.mock.calls).toEqual([[0, 4]]);
  expect(opened?.outcome === "OPENED" && opened.content).toBeInstanceOf(File);
  expect(Buffer.concat(written)).toEqual(Buffer.from([1, 2, 1, 2]));
});

test.each([
  ["fewer outcomes than envelopes", ["OPENED"]],
  ["more outcomes than envelopes", ["OPENED", "UNREADABLE", "UNREADABLE"]],
  ["an opened envelope without content", ["OPENED", "OPENED"]],
  ["content of one that is unreadable", ["UNREADABLE", "UNREADABLE"]],
  ["content of one that was not opened", ["NOT_OPENED", "UNREADABLE"]],
  ["content of an outcome that nobody knows yet", ["PERHAPS", "UNREADABLE"]],
])("an answer with %s is garbled", async (_what, outcomes) => {
  const error = rejection(helper.envelopes.open({ nonce: NONCE, envelopes: [LETTER, PRICES] }));
  const { id } = await asked("envelope.open");
  sayDocument(id, 0, "letter");
  sayResult(id, outcomes);

  expect((await error).code).toBe("HOST_GARBLED");
});

test("a batch that is aborted in the middle has handed over what was opened", async () => {
  const controller = new AbortController();
  const opened: number[] = [];
  const error = rejection(
    helper.envelopes.open({
      nonce: NONCE,
      envelopes: [LETTER, PRICES],
      signal: controller.signal,
      onDocument: (index) => opened.push(index),
    }),
  );
  const { id } = await asked("envelope.open");
  sayDocument(id, 0, "letter");
  await until(() => opened.length === 1);

  controller.abort();

  expect((await error).code).toBe("ABORTED");
  expect(await extension.hears("cancel")).toEqual({ kind: "cancel", id });
  expect(opened).toEqual([0]);
});

test("an envelope that is on its way when the batch fails is still fetched", async () => {
  const opened: number[] = [];
  const onDocument = (index: number): number => opened.push(index);
  const error = rejection(helper.envelopes.open({ nonce: NONCE, envelopes: [LETTER, PRICES], onDocument }));
  const { id } = await asked("envelope.open");
  extension.say({ kind: "document", id, index: 0, content: CONTENT_ID, size: 3 });
  fail(id, "TOKEN_REMOVED");
  const get = await asked("content.get");
  extension.say({ kind: "result", id: get.id, result: { data: "AQID", last: true } });

  expect((await error).code).toBe("TOKEN_REMOVED");
  expect(opened).toEqual([0]);
});

test("certificates are rehearsed with one envelope, and envelopes with each of them", async () => {
  const certificates = helper.envelopes.rehearse({ nonce: NONCE, recipients: ["MIIB", "MIID"] });
  const first = await asked("envelope.rehearse");
  expect(first.params).toEqual({ nonce: NONCE, recipients: ["MIIB", "MIID"] });
  sayResult(first.id, ["OPENED"], null);
  expect(await certificates).toEqual({ envelopes: ["OPENED"], statement: null });

  const envelopes = helper.envelopes.rehearse({ nonce: NONCE, envelopes: [LETTER, PRICES] });
  const second = await asked("envelope.rehearse");
  expect(second.params).toEqual({ nonce: NONCE, envelopes: BROUGHT });
  sayResult(second.id, ["OPENED", "UNREADABLE"]);
  expect((await envelopes).envelopes).toEqual(["OPENED", "UNREADABLE"]);
});

test.each([
  ["no outcome", []],
  ["an outcome too many", ["OPENED", "OPENED"]],
])("a rehearsal with %s is garbled", async (_what, outcomes) => {
  const error = rejection(helper.envelopes.rehearse({ nonce: NONCE, recipients: ["MIIB"] }));
  sayResult((await asked("envelope.rehearse")).id, outcomes);

  expect((await error).code).toBe("HOST_GARBLED");
});

test("a declaration is the statement that the U-Key has signed", async () => {
  const result = helper.envelopes.declare({ nonce: NONCE });
  const { id, params } = await asked("envelope.declare");
  expect(params).toEqual({ nonce: NONCE });
  extension.say({ kind: "result", id, result: { statement: STATEMENT } });

  expect(Buffer.from(await result).toString("base64")).toBe(STATEMENT);
});

test("a declaration without a statement is garbled", async () => {
  const error = rejection(helper.envelopes.declare({ nonce: NONCE }));
  extension.say({ kind: "result", id: (await asked("envelope.declare")).id, result: { statement: null } });

  expect((await error).code).toBe("HOST_GARBLED");
});

const EVERY: [string, () => Promise<unknown>][] = [
  ["envelope.encrypt", () => helper.envelopes.encrypt({ recipients: ["MIIB"], documents: [LETTER] })],
  ["envelope.open", () => helper.envelopes.open({ nonce: NONCE, envelopes: [LETTER] })],
  ["envelope.rehearse", () => helper.envelopes.rehearse({ nonce: NONCE, recipients: ["MIIB"] })],
  ["envelope.declare", () => helper.envelopes.declare({ nonce: NONCE })],
];

test.each(EVERY)("%s ends with what the profile does not allow", async (method, ask) => {
  const error = rejection(ask());
  fail((await asked(method)).id, "METHOD_NOT_ALLOWED");

  expect((await error).code).toBe("METHOD_NOT_ALLOWED");
});

test.each(EVERY)("%s waits two minutes for a user", async (method, ask) => {
  const error = rejection(ask());
  const { id } = await asked(method);
  await vi.advanceTimersByTimeAsync(120_000);

  expect((await error).code).toBe("PERSON_TIMEOUT");
  expect(await extension.hears("cancel")).toEqual({ kind: "cancel", id });
});

test.each([
  ["text, which would be encrypted as it stands", "AQID"],
  ["nothing", undefined],
])("a document of %s is malformed", async (_what, content) => {
  const documents = [{ title: "投标函", content } as unknown as TitledDocument];

  expect((await rejection(helper.envelopes.encrypt({ recipients: ["MIIB"], documents }))).code).toBe(
    "REQUEST_MALFORMED",
  );
  expect(extension.heard).toEqual([]);
});
