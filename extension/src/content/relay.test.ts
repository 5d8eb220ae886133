import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ExtensionMessage, Open } from "../shared/channel.js";
import { FakeExtension } from "../testing/fake-extension.js";
import { settled, until } from "../testing/until.js";
import { Relay } from "./relay.js";

const OPEN: Open = { kind: "open", library: "1.0.0", locale: "en", ancestorOrigins: ["https://portal.example"] };
const QUESTION = { kind: "question", id: "1", method: "token.list", params: {} };

let extension: FakeExtension;
let page: MessagePort;
let told: ExtensionMessage[];
let relay: Relay;
let ended: number;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { port1, port2 } = new MessageChannel();
  extension = new FakeExtension();
  told = [];
  ended = 0;
  page = port1;
  page.onmessage = ({ data }: MessageEvent<ExtensionMessage>) => told.push(data);
  relay = new Relay(port2, extension.asRuntime, OPEN, () => ended++);
  await until(() => extension.ports.length === 1);
});

afterEach(() => {
  page.close();
  vi.useRealTimers();
});

const kinds = (): string[] => told.map(({ kind }) => kind);

test("the worker hears at once who asks", () => {
  expect(extension.worker.name).toBe("signing-helper");
  expect(extension.worker.sent).toEqual([OPEN]);
});

test("questions and answers pass as they are", async () => {
  page.postMessage(QUESTION);
  page.postMessage({ kind: "cancel", id: "1" });
  await until(() => extension.worker.sent.length === 3);
  extension.worker.receive({ kind: "result", id: "1", result: { tokens: [] } });
  await until(() => told.length === 1);

  expect(extension.worker.sent.slice(1)).toEqual([QUESTION, { kind: "cancel", id: "1" }]);
  expect(told[0]).toEqual({ kind: "result", id: "1", result: { tokens: [] } });
});

test.each([
  ["too large", { ...QUESTION, params: { nonce: "A".repeat(1_000_001) } }],
  ["a date where an object should be", { ...QUESTION, params: new Date(0) }],
  ["no plain data", { ...QUESTION, params: { n: 1n } }],
  ["with a key too many", { ...QUESTION, origin: "https://bank.example" }],
  ["without parameters", { kind: "question", id: "1", method: "token.list" }],
])("a question that is %s reaches the worker as malformed", async (_what, message) => {
  page.postMessage(message);
  await until(() => extension.worker.sent.length === 2);

  expect(extension.worker.sent[1]).toEqual({ kind: "malformed", id: "1" });
});

test.each([[{ ...OPEN, origin: "x" }], [OPEN], [{ ...QUESTION, id: "A".repeat(65) }], ["text"], [null], [[]]])(
  "%j from a page goes nowhere",
  async (message) => {
    page.postMessage(message);
    page.postMessage(QUESTION);
    await until(() => extension.worker.sent.length > 1);

    expect(extension.worker.sent).toEqual([OPEN, QUESTION]);
  },
);

test("when the worker is stopped the page is told, and its next question wakes it", async () => {
  extension.worker.drop();
  await until(() => told.length === 1);
  expect(told[0]).toEqual({ kind: "gone", final: false });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(extension.ports).toHaveLength(1);

  page.postMessage(QUESTION);
  await until(() => extension.ports.length === 2 && extension.worker.sent.length === 2);

  expect(extension.worker.sent).toEqual([OPEN, QUESTION]);
  expect(kinds()).toEqual(["gone"]);
});

test("when the extension is taken away the page is told that it is over", async () => {
  extension.worker.drop();
  extension.id = undefined; // the browser says so a moment later
  await vi.advanceTimersByTimeAsync(500);
  await until(() => told.length === 2);

  expect(told).toEqual([
    { kind: "gone", final: false },
    { kind: "gone", final: true },
  ]);
});

test("a question after the extension was taken away is told so", async () => {
  extension.id = undefined;
  page.postMessage(QUESTION);
  await until(() => told.length === 1);

  expect(told[0]).toEqual({ kind: "gone", final: true });
  expect(extension.ports).toHaveLength(1);
});

test("what the worker should never say does not reach the page", async () => {
  extension.worker.receive({ kind: "result", id: "1" });
  extension.worker.receive({ kind: "present", extension: "9.9.9", profile: "demo" });
  extension.worker.receive({ kind: "progress", id: "1", stage: "SIGNING" });
  await until(() => told.length > 0);

  expect(kinds()).toEqual(["progress"]);
});

test("a page that closes, or is left, lets the worker go", async () => {
  page.postMessage({ kind: "close" });
  await until(() => !extension.worker.isConnected);
  await settled();

  expect(ended).toBe(1);

  relay.end(); // the page is left as well
  expect(extension.ports).toHaveLength(1);
});
