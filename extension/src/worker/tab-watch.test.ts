import { expect, test, vi } from "vitest";
import type { Attestation } from "../shared/channel.js";
import { TabWatch } from "./tab-watch.js";

/** Answers of a tab's frames; a frame without one has no content script. */
function watch(answers: Record<number, unknown>, place: object = {}): TabWatch {
  const tabs = {
    get: () => Promise.resolve({ windowId: 1 }),
    sendMessage: (_tab: number, _message: object, { frameId }: { frameId: number }) =>
      frameId in answers
        ? Promise.resolve(answers[frameId])
        : Promise.reject(new Error("Receiving end does not exist")),
  };
  const windows = { get: () => Promise.resolve(place) };
  return new TabWatch(tabs as unknown as typeof chrome.tabs, windows as unknown as typeof chrome.windows);
}

const answer = (isInFront: boolean, activatedAgo: number | null): Attestation => ({ isInFront, activatedAgo });

test("the top page says whether the tab is in front, and the latest click of any frame counts", async () => {
  const frames = { 0: answer(true, 9_000), 2: answer(false, 400), 5: answer(false, null) };
  expect(await watch(frames).attest(7, [0, 2, 5])).toEqual(answer(true, 400));
});

test("a frame in front within a page that is not is not in front", async () => {
  expect(await watch({ 0: answer(false, 100), 2: answer(true, 100) }).attest(7, [2])).toEqual(answer(false, 100));
});

test.each([
  ["no content script", {}],
  ["one that talks nonsense", { 0: { isInFront: "yes", activatedAgo: -1 } }],
  ["a click in the future", { 0: { isInFront: true, activatedAgo: -1 } }],
])("a tab with %s is not in front and has no click", async (_what, frames) => {
  expect(await watch(frames).attest(7, [])).toEqual(answer(false, null));
});

test("only the top page is waited for, which gets the focus back from a window that closes", async () => {
  const asked = new Map<number, unknown>();
  const tabs = {
    sendMessage: (_tab: number, message: object, { frameId }: { frameId: number }) => {
      asked.set(frameId, message);
      return Promise.resolve(answer(true, 1));
    },
  };
  await new TabWatch(tabs as unknown as typeof chrome.tabs, {} as typeof chrome.windows).attest(7, [0, 2]);

  expect(asked.get(0)).toEqual({ kind: "attest", patience: 3_000 });
  expect(asked.get(2)).toEqual({ kind: "attest", patience: 0 });
});

test("a frame that never answers keeps nobody waiting for ever", async () => {
  vi.useFakeTimers();
  const attested = watch({ 0: answer(true, 100), 2: new Promise(() => undefined) }).attest(7, [2]);
  await vi.advanceTimersByTimeAsync(5_000);
  vi.useRealTimers();

  expect(await attested).toEqual(answer(true, 100));
});

test("the place of the tab's window is the browser's word", async () => {
  const place = { left: -1_280, top: 20, width: 1_280, height: 800 };
  expect(await watch({}, { ...place, id: 1, type: "normal" }).browserWindow(7)).toEqual(place);
  expect(await watch({}, { id: 1 }).browserWindow(7)).toBeUndefined();
});
