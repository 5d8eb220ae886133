import { beforeEach, expect, test, vi } from "vitest";
import type { Question } from "../shared/channel.js";
import type { ExtensionAtPage } from "../testing/extension-at-page.js";
import { LibraryInPage, rejection } from "../testing/library.js";
import { until } from "../testing/until.js";
import type { DocumentToSign, SigningHelper } from "./index.js";

const NONCE = "x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=";
const CONTENT_ID = "7d6f4c1e-3f57-4a43-8f0b-5a1c2e9d4b60";
const PART = 512 * 1024;
const NAMED = { title: "投标函", mediaType: "application/pdf" };
const SMALL = { ...NAMED, content: new Uint8Array([1, 2, 3]) };
const RECEIPT = "MIIC";

const library = LibraryInPage.forEachTest();
let extension: ExtensionAtPage;
let helper: SigningHelper;

beforeEach(async () => {
  ({ extension } = library());
  helper = await library().connected();
});

const request = { format: "cms-detached", nonce: NONCE } as const;

/** Content that tells its own place: every byte is the number of its part. */
function contentOf(size: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(size).map((_byte, index) => Math.floor(index / PART));
}

/** Waits for the page's next question and removes it from the received ones. */
async function asked(method: string): Promise<Question & { params: Record<string, unknown> }> {
  const question = await extension.hears("question");
  expect(question.method).toBe(method);
  extension.heard.length = 0;
  return question as Question & { params: Record<string, unknown> };
}

async function takePart(): Promise<Record<string, unknown>> {
  const { id, params } = await asked("content.put");
  const bytes = Buffer.from(params.data as string, "base64");
  const received = (params.offset as number) + bytes.length;
  extension.say({ kind: "result", id, result: { content: CONTENT_ID, received } });
  return { ...params, data: { size: bytes.length, of: [...new Set(bytes)] } };
}

function sayDocument(id: string, index: number, signature: string): void {
  extension.say({ kind: "document", id, index, data: Buffer.from(signature).toString("base64") });
}

/** Answers the page's next question for a part. */
async function givePart(offset: number, part: Uint8Array, last: boolean): Promise<void> {
  const { id, params } = await asked("content.get");
  expect(params).toEqual({ content: CONTENT_ID, offset });
  extension.say({ kind: "result", id, result: { data: Buffer.from(part).toString("base64"), last } });
}

function sayResult(id: string, ...documents: string[]): void {
  extension.say({ kind: "result", id, result: { receipt: RECEIPT, documents } });
}

test("small content and digests go along with the request", async () => {
  const documents: DocumentToSign[] = [
    SMALL,
    { ...NAMED, content: new Uint8Array([9, 1, 2, 3]).subarray(1) },
    { ...NAMED, content: new Uint8Array([1, 2, 3]).buffer },
    { ...NAMED, content: new Blob(["\x01\x02\x03"]) },
    { ...NAMED, content: new Blob([]) },
    { ...NAMED, digest: { algorithm: "SM3", value: new Uint8Array(32) } },
  ];
  void rejection(helper.sign({ ...request, documents }));

  expect((await asked("signature.sign")).params).toEqual({
    format: "cms-detached",
    nonce: NONCE,
    documents: [
      ...Array.from({ length: 4 }, () => ({ ...NAMED, content: "AQID" })),
      { ...NAMED, content: "" },
      { ...NAMED, digest: { algorithm: "SM3", value: Buffer.alloc(32).toString("base64") } },
    ],
  });
});

test("large content is put beforehand, in parts that are read when they are sent", async () => {
  const content = new Blob([contentOf(2 * PART + 5)]);
  const slices = vi.spyOn(content, "slice");
  void rejection(helper.sign({ ...request, documents: [{ ...NAMED, content }] }));

  const first = await takePart();
  expect(slices).toHaveBeenCalledTimes(1);
  expect(first).toEqual({ offset: 0, size: content.size, data: { size: PART, of: [0] }, last: false });
  expect(await takePart()).toEqual({ content: CONTENT_ID, offset: PART, data: { size: PART, of: [1] }, last: false });
  expect(await takePart()).toEqual({ content: CONTENT_ID, offset: 2 * PART, data: { size: 5, of: [2] }, last: true });

  const { params } = await asked("signature.sign");
  expect(params.documents).toEqual([{ ...NAMED, contentId: CONTENT_ID }]);
});

test("content of just one part is put as one part", async () => {
  void rejection(helper.sign({ ...request, documents: [{ ...NAMED, content: contentOf(PART) }] }));

  expect(await takePart()).toMatchObject({ offset: 0, last: true });
  await asked("signature.sign");
});

test("many small documents do not make one large request", async () => {
  const content = contentOf(100 * 1024);
  void rejection(helper.sign({ ...request, documents: Array.from({ length: 4 }, () => ({ ...NAMED, content })) }));
  await takePart();
  await takePart();

  const { params } = await asked("signature.sign");
  const kinds = (params.documents as object[]).map((document) => ("content" in document ? "inline" : "put"));
  expect(kinds).toEqual(["inline", "inline", "put", "put"]);
});

test("every document is handed over as soon as it is signed, and is in the result", async () => {
  const signed: [number, Blob][] = [];
  const onDocument = (index: number, signature: Blob): number => signed.push([index, signature]);
  const result = helper.sign({ ...request, documents: [SMALL, SMALL], onDocument });
  const { id } = await asked("signature.sign");

  sayDocument(id, 0, "first");
  await until(() => signed.length === 1);
  sayDocument(id, 1, "second");
  sayResult(id, "SIGNED", "SIGNED");

  const { receipt, documents } = await result;
  expect(await Promise.all(signed.map(async ([index, blob]) => [index, await blob.text()]))).toEqual([
    [0, "first"],
    [1, "second"],
  ]);
  expect(Buffer.from(receipt).toString("base64")).toBe(RECEIPT);
  expect(documents).toEqual(signed.map(([, signature]) => ({ outcome: "SIGNED", signature })));
});

test("a signature that waits in the host is fetched part by part, and the next one comes after it", async () => {
  const signed: number[] = [];
  const result = helper.sign({ ...request, documents: [SMALL, SMALL], onDocument: (index) => signed.push(index) });
  const { id } = await asked("signature.sign");
  const whole = contentOf(2 * PART + 5);

  extension.say({ kind: "document", id, index: 0, content: CONTENT_ID, size: whole.length });
  sayDocument(id, 1, "second");
  await givePart(0, whole.subarray(0, PART), false);
  await givePart(PART, whole.subarray(PART, 2 * PART), false);
  expect(signed).toEqual([]);
  sayResult(id, "SIGNED", "SIGNED");
  await givePart(2 * PART, whole.subarray(2 * PART), true);

  const [first] = (await result).documents;
  expect(signed).toEqual([0, 1]);
  const fetched = first?.outcome === "SIGNED" ? await first.signature.arrayBuffer() : new ArrayBuffer();
  expect(Buffer.compare(Buffer.from(fetched), whole)).toBe(0);
});

test("a document's own format, its field and the places of its seal travel as the page gives them", async () => {
  const seal = [{ page: -1, left: 140.5, top: 220 }, { keyword: "盖章" }, { riding: true as const }];
  const sealed = { ...SMALL, format: "pdf", seal, field: "Supplier.Signature" };
  const result = helper.sign({ ...request, documents: [sealed, SMALL] });
  const { id, params } = await asked("signature.sign");
  sayDocument(id, 0, "first");
  sayDocument(id, 1, "second");
  sayResult(id, "SIGNED", "SIGNED");

  await result;
  expect(params).toMatchObject({ documents: [{ format: "pdf", seal, field: "Supplier.Signature" }, {}] });
  expect((params as { documents: object[] }).documents[1]).not.toHaveProperty("seal");
});

test("a CMS that gets a further signer travels beside its content, or alone when the content is within", async () => {
  const addTo = new Blob(["\x04\x05"]);
  const within = { ...NAMED, format: "cms-attached", addTo: contentOf(PART) };
  void rejection(helper.sign({ ...request, documents: [{ ...SMALL, addTo }, within] }));
  await takePart();

  expect((await asked("signature.sign")).params.documents).toEqual([
    { ...NAMED, content: "AQID", addTo: { content: "BAU=" } },
    { ...NAMED, format: "cms-attached", addTo: { contentId: CONTENT_ID } },
  ]);
});

/** A file of the page's own, as the File System standard has it. */
class PageFile {
  readonly written: Uint8Array<ArrayBuffer>[] = [];
  aborted = false;
  failure: Error | undefined;

  createWritable(): Promise<unknown> {
    return Promise.resolve({
      write: (part: Uint8Array<ArrayBuffer>) => {
        this.written.push(part);
        return this.failure === undefined ? Promise.resolve() : Promise.reject(this.failure);
      },
      close: () => Promise.resolve(),
      abort: () => {
        this.aborted = true;
        return Promise.resolve();
      },
    });
  }

  getFile(): Promise<File> {
    return Promise.resolve(new File(this.written, "signed.p7m"));
  }

  get handle(): FileSystemFileHandle {
    return this as unknown as FileSystemFileHandle;
  }
}

test("a signature that waits is written to the page's own file, part by part, and is the file then", async () => {
  const file = new PageFile();
  const asking = vi.fn(() => file.handle);
  const result = helper.sign({ ...request, documents: [SMALL, SMALL], fileFor: asking });
  const { id } = await asked("signature.sign");
  sayDocument(id, 0, "small");
  extension.say({ kind: "document", id, index: 1, content: CONTENT_ID, size: PART + 1 });
  await givePart(0, contentOf(PART), false);
  const { id: next } = await asked("content.get");
  expect(file.written).toHaveLength(1);
  extension.say({ kind: "result", id: next, result: { data: "AQ==", last: true } });
  sayResult(id, "SIGNED", "SIGNED");

  const [small, large] = (await result).documents;
  expect(asking.mock.calls).toEqual([[1, PART + 1]]);
  expect(small?.outcome === "SIGNED" && (await small.signature.text())).toBe("small");
  expect(large?.outcome === "SIGNED" && large.signature).toBeInstanceOf(File);
  expect(large?.outcome === "SIGNED" && large.signature.size).toBe(PART + 1);
  expect(file.aborted).toBe(false);
});

test.each([
  ["QuotaExceededError", "STORAGE_FULL"],
  ["NotAllowedError", "REQUEST_MALFORMED"],
])("a page's own file that ends with %s is %s, and nothing half written stays", async (name, code) => {
  const file = new PageFile();
  file.failure = new DOMException("", name);
  const error = rejection(helper.sign({ ...request, documents: [SMALL], fileFor: () => Promise.resolve(file.handle) }));
  const { id } = await asked("signature.sign");
  extension.say({ kind: "document", id, index: 0, content: CONTENT_ID, size: 3 });
  await givePart(0, new Uint8Array(3), true);
  sayResult(id, "SIGNED");

  expect((await error).code).toBe(code);
  expect(file.aborted).toBe(true);
});

test.each([
  ["ends too early", { data: "AAAA", last: true }],
  ["goes on behind its end", { data: Buffer.alloc(11).toString("base64"), last: false }],
  ["has an empty part", { data: "", last: false }],
  ["has no part", {}],
])("a fetched signature that %s is garbled", async (_what, part) => {
  const error = rejection(helper.sign({ ...request, documents: [SMALL] }));
  const { id } = await asked("signature.sign");
  extension.say({ kind: "document", id, index: 0, content: CONTENT_ID, size: 10 });
  const question = await asked("content.get");
  extension.say({ kind: "result", id: question.id, result: part });
  sayResult(id, "SIGNED");

  expect((await error).code).toBe("HOST_GARBLED");
});

test("a signature that waits is fetched also when the batch fails behind it", async () => {
  const signed: number[] = [];
  const error = rejection(
    helper.sign({ ...request, documents: [SMALL, SMALL], onDocument: (index) => signed.push(index) }),
  );
  const { id } = await asked("signature.sign");
  extension.say({ kind: "document", id, index: 0, content: CONTENT_ID, size: 3 });
  extension.say({
    kind: "failed",
    id,
    error: { code: "TOKEN_REMOVED", retry: "AFTER_FIX", guidance: { title: "t", reason: "r", steps: [] }, facts: {} },
  });
  await givePart(0, new Uint8Array(3), true);

  expect((await error).code).toBe("TOKEN_REMOVED");
  expect(signed).toEqual([0]);
});

test("a person who stops a batch keeps what is signed", async () => {
  const result = helper.sign({ ...request, documents: [SMALL, SMALL, SMALL] });
  const { id } = await asked("signature.sign");
  sayDocument(id, 0, "first");
  sayResult(id, "SIGNED", "NOT_SIGNED", "NOT_SIGNED");

  expect((await result).documents.map(({ outcome }) => outcome)).toEqual(["SIGNED", "NOT_SIGNED", "NOT_SIGNED"]);
});

test("what was signed before a batch failed has been handed over", async () => {
  const signed: number[] = [];
  const error = rejection(
    helper.sign({ ...request, documents: [SMALL, SMALL], onDocument: (index) => signed.push(index) }),
  );
  const { id } = await asked("signature.sign");
  sayDocument(id, 0, "first");
  extension.say({
    kind: "failed",
    id,
    error: { code: "TOKEN_REMOVED", retry: "AFTER_FIX", guidance: { title: "t", reason: "r", steps: [] }, facts: {} },
  });

  expect((await error).code).toBe("TOKEN_REMOVED");
  expect(signed).toEqual([0]);
});

test.each([
  ["a signature that never came", ["SIGNED", "SIGNED"]],
  ["a signature of a document that is not signed", ["NOT_SIGNED", "NOT_SIGNED"]],
  ["fewer outcomes than documents", ["SIGNED"]],
  ["more outcomes than documents", ["SIGNED", "NOT_SIGNED", "NOT_SIGNED"]],
])("a result with %s is garbled", async (_what, outcomes) => {
  const error = rejection(helper.sign({ ...request, documents: [SMALL, SMALL] }));
  const { id } = await asked("signature.sign");
  sayDocument(id, 0, "first");
  sayResult(id, ...outcomes);

  expect((await error).code).toBe("HOST_GARBLED");
});

test("a person's time is counted anew at each progress and each document", async () => {
  const signed: number[] = [];
  const stages: string[] = [];
  const error = rejection(
    helper.sign({
      ...request,
      documents: [SMALL, SMALL],
      onDocument: (index) => signed.push(index),
      onProgress: (stage) => stages.push(stage),
    }),
  );
  const { id } = await asked("signature.sign");
  await vi.advanceTimersByTimeAsync(119_999);
  extension.say({ kind: "progress", id, stage: "SIGNING" });
  await until(() => stages.length === 1);
  await vi.advanceTimersByTimeAsync(119_999);
  sayDocument(id, 0, "first");
  await until(() => signed.length === 1);
  await vi.advanceTimersByTimeAsync(119_999);
  expect(extension.heard).toEqual([]);

  await vi.advanceTimersByTimeAsync(1);

  expect((await error).code).toBe("PERSON_TIMEOUT");
  expect(await extension.hears("cancel")).toEqual({ kind: "cancel", id });
});

test("a batch can be aborted while its content is on the way", async () => {
  const controller = new AbortController();
  const documents = [{ ...NAMED, content: contentOf(3 * PART) }];
  const error = rejection(helper.sign({ ...request, documents, signal: controller.signal }));
  await takePart();
  const { id } = await asked("content.put");

  controller.abort();

  expect((await error).code).toBe("ABORTED");
  expect(await extension.hears("cancel")).toEqual({ kind: "cancel", id });
  expect(extension.heard.some(({ kind }) => kind === "question")).toBe(false);
});

test("a host that hangs while it takes content is silent", async () => {
  const error = rejection(helper.sign({ ...request, documents: [{ ...NAMED, content: contentOf(PART) }] }));
  await asked("content.put");
  await vi.advanceTimersByTimeAsync(60_000);

  expect((await error).code).toBe("HOST_SILENT");
});

test.each([
  ["counts wrongly", { content: CONTENT_ID, received: 7 }],
  ["gives no name", { received: PART }],
])("a host that %s is garbled", async (_what, result) => {
  const error = rejection(helper.sign({ ...request, documents: [{ ...NAMED, content: contentOf(PART) }] }));
  const { id } = await asked("content.put");
  extension.say({ kind: "result", id, result });

  expect((await error).code).toBe("HOST_GARBLED");
});

test.each<[string, object]>([
  ["text, which would be signed as it stands", { content: "AQID" }],
  ["numbers", { content: [1, 2, 3] }],
  ["nothing", {}],
  ["content and digest", { content: new Uint8Array(3), digest: { algorithm: "SM3", value: new Uint8Array(32) } }],
  ["a digest and a CMS", { digest: { algorithm: "SM3", value: new Uint8Array(32) }, addTo: new Uint8Array(3) }],
  ["a CMS in Base64", { addTo: "MIIB" }],
  ["a digest in Base64", { digest: { algorithm: "SM3", value: "AQID" } }],
  ["no digest", { digest: null }],
])("a document that is %s is malformed", async (_what, differences) => {
  const documents = [{ ...NAMED, ...differences } as DocumentToSign];

  expect((await rejection(helper.sign({ ...request, documents }))).code).toBe("REQUEST_MALFORMED");
  expect(extension.heard).toEqual([]);
});

test("a file that cannot be read any more is malformed", async () => {
  const content = new Blob([contentOf(PART)]);
  vi.spyOn(content, "slice").mockReturnValue({
    arrayBuffer: () => Promise.reject(new DOMException("changed", "NotReadableError")),
  } as Blob);

  expect((await rejection(helper.sign({ ...request, documents: [{ ...NAMED, content }] }))).code).toBe(
    "REQUEST_MALFORMED",
  );
});
