import { beforeEach, expect, test } from "vitest";
import type { Attestation } from "../shared/channel.js";
import { FakeExtension } from "../testing/fake-extension.js";
import { Attention, type WatchedWindow } from "./attention.js";

/** A page's window whose events the test makes, trusted ones as well. */
class Page {
  readonly listeners = new Map<string, Set<(event: object) => void>>();
  /** Types of the events that are seen before any listener of the page. */
  readonly captured = new Set<string>();
  hasFocus = true;

  readonly asWindow = {
    addEventListener: (type: string, listener: (event: object) => void, options?: { capture: boolean }): void => {
      if (options?.capture === true) {
        this.captured.add(type);
      }
      this.listeners.set(type, (this.listeners.get(type) ?? new Set()).add(listener));
    },
    removeEventListener: (type: string, listener: (event: object) => void): void => {
      this.listeners.get(type)?.delete(listener);
    },
    document: {
      hasFocus: (): boolean => this.hasFocus,
      visibilityState: "visible",
    },
  };

  fire(type: string, event: object = {}): void {
    this.listeners.get(type)?.forEach((listener) => {
      listener(event);
    });
  }
}

let page: Page;
let extension: FakeExtension;
let now: number;

beforeEach(() => {
  page = new Page();
  extension = new FakeExtension();
  now = 5_000;
  new Attention(page.asWindow as unknown as WatchedWindow, extension.asRuntime, () => now);
});

const attest = (patience = 0): Promise<Attestation> =>
  new Promise((resolve) => {
    extension.onMessage.fire({ kind: "attest", patience }, {}, resolve);
  });

test("a frame that was never clicked on says so", async () => {
  expect(await attest()).toEqual({ isInFront: true, activatedAgo: null });
});

test.each([
  ["click", {}],
  ["keydown", { key: "Enter" }],
])("a user's %s is remembered", async (type, event) => {
  page.fire(type, { isTrusted: true, ...event });
  now += 700;

  expect(await attest()).toEqual({ isInFront: true, activatedAgo: 700 });
});

test.each([
  ["click", { isTrusted: false }],
  ["keydown", { isTrusted: false, key: "Enter" }],
  ["keydown", { isTrusted: true, key: "Escape" }],
])("a %s with %j is none", async (type, event) => {
  page.fire(type, event);
  expect(await attest()).toMatchObject({ activatedAgo: null });
});

test.each([
  ["hidden", true],
  ["visible", false],
] as const)("a frame that is %s and has the focus: %s is not in front", async (visibility, hasFocus) => {
  page.asWindow.document.visibilityState = visibility;
  page.hasFocus = hasFocus;
  expect(await attest()).toMatchObject({ isInFront: false });
});

test("the focus may come back a moment later", async () => {
  page.hasFocus = false;
  const answer = attest(60_000);
  page.fire("focus");
  page.hasFocus = true;
  page.fire("focus");

  expect(await answer).toMatchObject({ isInFront: true });
  expect(page.listeners.get("focus")?.size).toBe(0);
});

test("a hidden page is not waited for", async () => {
  page.asWindow.document.visibilityState = "hidden";
  expect(await attest(60_000)).toMatchObject({ isInFront: false });
});

test("nothing but the worker's question is answered", async () => {
  let answered = false;
  extension.onMessage.fire({ kind: "attest" }, {}, () => (answered = true));
  extension.onMessage.fire("attest", {}, () => (answered = true));
  await attest(); // answered later than both would have been
  expect(answered).toBe(false);
});

test("a page that stops its events cannot hide them", () => {
  expect([...page.captured]).toEqual(["click", "keydown"]);
});
