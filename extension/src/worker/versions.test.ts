import { readFileSync } from "node:fs";
import { beforeEach, expect, test, vi } from "vitest";
import { OPENED } from "../testing/fake-host.js";
import { WorkerWithSessions } from "../testing/worker-with-sessions.js";

// Each line of the table in docs/protocol.md; what the program itself compares, its SessionOpenCommandTest tries.

type Age = "older major" | "this" | "newer minor" | "newer major";

interface Line {
  library: Age;
  extension: Age;
  host: Age;
  /** `works`, or the part that is behind. */
  outcome: string;
  words: string;
}

const PROTOCOL = 2;
const PRODUCT = 1;
/** Members that a newer minor version adds, and nobody here knows. */
const FUTURE = { future: { of: "a newer version" } };

const document = readFileSync(new URL("../../../docs/protocol.md", import.meta.url), "utf8");
const [, table = ""] = /<!-- versions: held[^\n]*\n([^]*?)<!-- versions: end -->/.exec(document) ?? [];
const lines = table
  .trim()
  .split("\n")
  .slice(2)
  .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("`", "")))
  .map(([, library, extension, host, outcome, words]) => ({ library, extension, host, outcome, words }) as Line);

const worker = WorkerWithSessions.forEachTest();

beforeEach(() => {
  vi.stubGlobal("navigator", { userAgent: "Chrome" });
});

test("the table has every part of every other version", () => {
  const ages: readonly Age[] = ["newer minor", "older major", "newer major"];
  for (const age of ages) {
    for (const part of ["library", "extension", "host"] as const) {
      const apart = { library: "this", extension: "this", host: "this", [part]: age };
      expect(lines).toContainEqual(expect.objectContaining(apart));
    }
  }
});

test.each(lines)(
  "library $library, extension $extension, host $host: $outcome",
  async ({ library, extension, host, outcome, words }) => {
    // This extension is the one of the line: its partners are as much older or newer than it.
    const page = worker().page(undefined, { library: version(PRODUCT, library, extension), locale: "zh-CN" });
    const ended = (async () => {
      await worker().host.started();
      greet(version(PROTOCOL, host, extension), host === "newer minor");
      const opened = await worker().host.asked("session.open");
      worker().host.answer(opened, { ...OPENED, ...(host === "newer minor" ? FUTURE : {}) });
    })();

    if (outcome === "works") {
      await ended;
      expect(await page.hears("opened")).toMatchObject({ host: { product: OPENED.product } });
    } else {
      void ended.catch(() => undefined);
      const { error } = await page.hears("refused");
      expect(error).toMatchObject({ code: "VERSION_MISMATCH", facts: { requiresUpdate: outcome } });
      expect(error.guidance.steps.join("\n")).toContain(words);
    }
  },
);

/** Returns the version of a partner whose age is `of`, where `own` is this extension's. */
function version(major: number, of: Age, own: Age): string {
  return `${major + shift(of) - shift(own)}.${of === "newer minor" ? 1 : 0}.0`;
}

function shift(age: Age): number {
  return { "older major": -1, this: 0, "newer minor": 0, "newer major": 1 }[age];
}

function greet(protocol: string, isNewer: boolean): void {
  const { host } = worker();
  if (!isNewer) {
    host.hello(protocol);
    return;
  }
  const capabilities = ["session.open", "future.method"];
  host.process.receive({
    jsonrpc: "2.0",
    method: "hello",
    params: { product: "1.1.0", protocol, capabilities, ...FUTURE },
  });
  host.process.receive({ jsonrpc: "2.0", method: "future.event", params: { future: 1 } });
}
