import fc from "fast-check";
import { expect, test } from "vitest";
import { isRelayMessage, type Open } from "../shared/channel.js";
import { FakeExtension } from "../testing/fake-extension.js";
import { anyJson, bent } from "../testing/hostile.js";
import { until } from "../testing/until.js";
import { Relay } from "./relay.js";

const QUESTION = { kind: "question", id: "1", method: "token.list", params: {} };
const LAST = { kind: "cancel", id: "last" };

/** Everything that a page can post: not JSON alone, but maps, dates, typed arrays, big integers. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});

const message = fc.oneof(
  anyJson,
  anything,
  bent(QUESTION),
  anything.map((params) => ({ ...QUESTION, params })),
  anything.map((id) => ({ ...QUESTION, id })),
);

test("whatever a page posts, the worker hears nothing but what it knows, and the relay goes on", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 8 }), async (messages) => {
      const { port1: page, port2 } = new MessageChannel();
      const extension = new FakeExtension();
      const open: Open = { kind: "open", library: "1.0.0", locale: "en", ancestorOrigins: [] };
      new Relay(port2, extension.asRuntime, open, () => undefined);
      for (const said of messages.filter(isNoClose)) {
        page.postMessage(said);
      }
      page.postMessage(LAST);
      await until(() => extension.worker.sent.some(({ id }) => id === LAST.id));

      expect(extension.worker.sent.filter((said) => !isRelayMessage(said))).toEqual([]);
      expect(extension.worker.sent.filter(({ kind }) => kind === "open")).toEqual([open]);
      page.close();
    }),
    { numRuns: 300 },
  );
});

function isNoClose(said: unknown): boolean {
  return typeof said !== "object" || said === null || !("kind" in said) || said.kind !== "close";
}
