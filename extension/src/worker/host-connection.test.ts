import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RequestEvent } from "../shared/channel.js";
import { errorData, Failure, HostRefusal } from "../shared/failure.js";
import { FakeHost, type Frame } from "../testing/fake-host.js";
import { HostConnection } from "./host-connection.js";

const SESSION = "2b1f8a5e-6c0d-4d35-9a4e-0f6f0a5b7c11";
const ASK = { method: "token.list", params: { session: SESSION } } as const;

let host: FakeHost;
let ended: number;
let connection: HostConnection;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  host = new FakeHost();
  ended = 0;
  connection = new HostConnection(host.asRuntime, "signinghelper.demo", () => ended++);
});

afterEach(() => {
  vi.useRealTimers();
});

const sent = (index: number): Frame => host.frames[index] as Frame;

test.each([
  ["Specified native messaging host not found.", "HOST_MISSING"],
  ["Access to the specified native messaging host is forbidden.", "HOST_FORBIDDEN"],
  ["Access to the native messaging host was disabled by the system administrator.", "HOST_BLOCKED"],
  ["Native host has exited.", "HOST_EXITED"],
  ["Error when communicating with the native messaging host.", "HOST_GARBLED"],
  ["Something that Chromium has never said.", "HOST_EXITED"],
])("“%s” is %s", async (message, code) => {
  host.fail(message);

  await expect(connection.hello).rejects.toMatchObject({ code });
  expect(ended).toBe(1);
});

test("an administrator who forbids the host is told its name", async () => {
  host.fail("Access to the native messaging host was disabled by the system administrator.");

  const reason: unknown = await connection.hello.catch((failure: unknown) => failure);

  const { steps } = errorData(reason, "en").guidance;
  expect(steps.join()).toContain("signinghelper.demo");
  expect(errorData(reason, "zh-CN").guidance.steps.join()).toContain("signinghelper.demo");
});

test("a host that does not say hello within five seconds is silent, and is let go", async () => {
  const hello = expect(connection.hello).rejects.toThrow("HOST_SILENT");
  await vi.advanceTimersByTimeAsync(4_999);
  expect(host.process.isConnected).toBe(true);

  await vi.advanceTimersByTimeAsync(1);

  await hello;
  expect(host.process.isConnected).toBe(false);
});

test.each([
  ["JAVA_MISSING", "JAVA_MISSING"],
  ["SOMETHING_NEWER", "HOST_EXITED"],
])("a launcher without a host that says %s is told as %s, and is let go", async (said, code) => {
  host.process.receive({ jsonrpc: "2.0", method: "unable", params: { code: said } });

  await expect(connection.hello).rejects.toThrow(new Failure(code as Failure["code"]));
  expect(host.process.isConnected).toBe(false);
});

test.each([["text"], [{ jsonrpc: "2.0", method: "hello", params: {} }], [null], [[]]])(
  "%j is no hello",
  async (message) => {
    const hello = expect(connection.hello).rejects.toThrow("HOST_SILENT");
    host.process.receive(message);
    await vi.advanceTimersByTimeAsync(5_000);
    await hello;
  },
);

test("a host that has said hello may be quiet for as long as a person thinks", async () => {
  host.hello();

  await vi.advanceTimersByTimeAsync(3_600_000);

  expect((await connection.hello).product).toBe("1.0.0");
  expect(host.process.isConnected).toBe(true);
});

test.each([
  ["3.0", "extension"],
  ["1.1", "host"],
])("protocol %s needs a newer %s", async (protocol, requiresUpdate) => {
  host.hello(protocol);

  await expect(connection.hello).rejects.toMatchObject({ code: "VERSION_MISMATCH", facts: { requiresUpdate } });
  expect(host.process.isConnected).toBe(false);
});

test("answers find their request in whatever order they come", async () => {
  const first = connection.request(ASK).answer;
  const second = connection.request(ASK).answer;

  host.answer(sent(1), { n: 2 });
  host.answer(sent(0), { n: 1 });

  expect(await first).toEqual({ n: 1 });
  expect(await second).toEqual({ n: 2 });
});

test("when the process ends everyone who waits is told why, and whoever asks after that", async () => {
  const first = expect(connection.request(ASK).answer).rejects.toThrow("HOST_EXITED");
  const second = expect(connection.request(ASK).answer).rejects.toThrow("HOST_EXITED");

  host.fail("Native host has exited.");

  await first;
  await second;
  await expect(connection.request(ASK).answer).rejects.toThrow("HOST_EXITED");
});

test("an answer that nobody waits for is dropped", async () => {
  const { answer } = connection.request(ASK);
  host.answer({ ...sent(0), id: "somebody else's" }, { forged: true });

  host.answer(sent(0), { genuine: true });

  expect(await answer).toEqual({ genuine: true });
});

test("a refusal arrives with the host's own words", async () => {
  const data = {
    code: "PIN_LOCKED",
    retry: "AFTER_FIX",
    guidance: { title: "Locked", reason: "Why", steps: ["What to do"] },
    facts: { triesLeft: "0" },
  };
  const { answer } = connection.request(ASK);
  host.process.receive({ jsonrpc: "2.0", id: sent(0).id, error: { code: -32000, message: "Refused", data } });

  await expect(answer).rejects.toBeInstanceOf(HostRefusal);
  await expect(answer).rejects.toMatchObject({ data });
});

test.each([
  ["neither result nor error", {}],
  ["both", { result: {}, error: { code: -32000, message: "", data: {} } }],
  ["a result that is no object", { result: "text" }],
  ["an error without its data", { error: { code: -32000, message: "" } }],
])("an answer with %s is garbled", async (_what, answer) => {
  const asked = connection.request(ASK);

  host.process.receive({ jsonrpc: "2.0", id: sent(0).id, ...answer });

  await expect(asked.answer).rejects.toThrow("HOST_GARBLED");
});

test("progress reaches the request that it names, and only in its own session", () => {
  const stages: string[] = [];
  const { id } = connection.request(ASK, (event) => stages.push(event.kind === "progress" ? event.stage : event.kind));
  const progress = (params: object): void => {
    host.process.receive({ jsonrpc: "2.0", method: "progress", params });
  };

  progress({ session: SESSION, request: id, stage: "PROMPTING" });
  progress({ session: "another", request: id, stage: "SIGNING" });
  progress({ session: SESSION, request: "another", stage: "SIGNING" });

  expect(stages).toEqual(["PROMPTING"]);
});

const SIGNATURE = { index: 0, data: "AAEC" };
const KEPT = { index: 0, content: "7d6f4c1e-3f57-4a43-8f0b-5a1c2e9d4b60", size: 3_000_000_000 };

test.each([[SIGNATURE], [KEPT]])(
  "a signature reaches the request that it names, and nothing else of its frame does",
  (signature) => {
    const events: RequestEvent[] = [];
    const { id } = connection.request(ASK, (event) => events.push(event));
    const say = (params: object): void => {
      host.process.receive({
        jsonrpc: "2.0",
        method: "document",
        params: { session: SESSION, request: id, ...signature, ...params },
      });
    };

    say({ session: "another" });
    say({ request: "another" });
    say({ colour: "red" });

    expect(events).toEqual([{ kind: "document", ...signature }]);
  },
);

test("a listener that refuses what it hears ends the request, and the host is told to stop", async () => {
  const { id, answer } = connection.request(ASK, () => {
    throw new Failure("HOST_GARBLED");
  });

  host.process.receive({ jsonrpc: "2.0", method: "document", params: { session: SESSION, request: id, ...SIGNATURE } });

  await expect(answer).rejects.toThrow("HOST_GARBLED");
  expect(sent(1)).toMatchObject({ method: "cancel", params: { session: SESSION, request: id } });
});

test("a frame of just one MiB is sent, and a longer one is not", async () => {
  const put = (data: string): { answer: Promise<object> } => {
    const params = { session: SESSION, offset: 0, data, last: true };
    return connection.request({ method: "content.put", params });
  };
  void put("");
  const room = 1_048_576 - JSON.stringify(sent(0)).length;

  void put("A".repeat(room));
  expect(JSON.stringify(sent(1))).toHaveLength(1_048_576);

  await expect(put("A".repeat(room + 1)).answer).rejects.toThrow("REQUEST_MALFORMED");
  await expect(put("签".repeat(room / 2)).answer).rejects.toThrow("REQUEST_MALFORMED");
  expect(host.frames).toHaveLength(2);
});

test("a request that is over is not cancelled any more", () => {
  const { id, answer } = connection.request(ASK);
  host.answer(sent(0), {});

  connection.cancel(SESSION, id);

  expect(host.frames).toHaveLength(1);
  return answer;
});
