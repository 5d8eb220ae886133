import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { leadsToWindow, SigningHelperError } from "./index.js";

beforeEach(() => {
  vi.stubGlobal("location", new URL("https://portal.example/login"));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("the code says which errors lead to the helper's window", () => {
  expect(leadsToWindow("TOKEN_ABSENT")).toBe(true);
  expect(leadsToWindow("HOST_SILENT")).toBe(true);
  expect(leadsToWindow("PIN_LOCKED")).toBe(false);
  // The window cannot be opened where the program is missing.
  expect(leadsToWindow("HOST_MISSING")).toBe(false);
});

test.each([
  ["CANCELLED", {}, "ended"],
  ["ABORTED", {}, "ended"],
  ["DRIVER_FAILED", { signed: "3" }, "partly"],
  ["DRIVER_FAILED", {}, "failed"],
  ["PIN_LOCKED", { triesLeft: "0" }, "failed"],
] as const)("%s with %j has %s", (code, facts, outcome) => {
  const guidance = { title: "标题", reason: "原因。", steps: [] };

  expect(new SigningHelperError({ code, retry: "NEVER", guidance, facts }).outcome).toBe(outcome);
});
