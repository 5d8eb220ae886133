import { expect, test } from "vitest";
import { PORTAL, sender } from "../testing/portal.js";
import { callerOf } from "./caller.js";

const ALLOWED = [PORTAL, "https://bid.example"];
const FOREIGN = "https://foreign.example";
const without = (field: keyof chrome.runtime.MessageSender, from: chrome.runtime.MessageSender): typeof from =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== field));
const tabAt = (url: string): chrome.tabs.Tab => ({ url }) as chrome.tabs.Tab;

test("the portal's own page has a session", () => {
  expect(callerOf(sender(), [], ALLOWED)).toEqual({ origin: PORTAL, topOrigin: PORTAL });
});

test("an allowed frame in an allowed page has a session, and both are named", () => {
  const frame = sender({ origin: "https://bid.example", frameId: 7 });

  expect(callerOf(frame, [PORTAL], ALLOWED)).toEqual({ origin: "https://bid.example", topOrigin: PORTAL });
});

test.each([
  ["no sender", undefined, []],
  ["no origin", without("origin", sender()), []],
  ["a null origin", sender({ origin: "null" }), []],
  ["a foreign origin", sender({ origin: FOREIGN }), []],
  ["the allowed name over http", sender({ origin: "http://portal.example" }), []],
  ["another port", sender({ origin: `${PORTAL}:8443` }), []],
  ["an origin that begins with the allowed one", sender({ origin: `${PORTAL}.foreign.example` }), []],
  ["a prerendered page", sender({ documentLifecycle: "prerender" }), []],
  ["a page kept for the way back", sender({ documentLifecycle: "cached" }), []],
  ["a lifecycle the browser does not tell", without("documentLifecycle", sender()), []],
  ["a foreign page around it", sender({ frameId: 7, tab: tabAt(FOREIGN) }), [FOREIGN]],
  ["a foreign frame in between", sender({ frameId: 7 }), [FOREIGN, PORTAL]],
  ["a null ancestor", sender({ frameId: 7 }), ["null", PORTAL]],
  ["ancestors that do not agree with the tab", sender({ frameId: 7, tab: tabAt(FOREIGN) }), [PORTAL]],
  ["a frame that names no ancestors, in a foreign tab", sender({ frameId: 7, tab: tabAt(FOREIGN) }), []],
  ["a frame whose tab is not known", without("tab", sender({ frameId: 7 })), [PORTAL]],
  ["a top page that names ancestors", sender(), [PORTAL]],
])("%s has no session", (_what, from, ancestors) => {
  expect(() => callerOf(from, ancestors, ALLOWED)).toThrow("ORIGIN_NOT_ALLOWED");
});

test("the demo's localhost is allowed on every port and nothing else is", () => {
  const demo = ["http://localhost:*"];

  expect(callerOf(sender({ origin: "http://localhost:8080" }), [], demo).origin).toBe("http://localhost:8080");
  expect(callerOf(sender({ origin: "http://localhost" }), [], demo).origin).toBe("http://localhost");
  for (const origin of ["https://localhost:8080", "http://localhost.foreign.example", "http://localhost:1@x", PORTAL]) {
    expect(() => callerOf(sender({ origin }), [], demo), origin).toThrow("ORIGIN_NOT_ALLOWED");
  }
});
