import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { errorData, Failure, type OwnCode } from "./failure.js";
import { GUIDANCE } from "#protocol/guidance";
import type { ErrorData, Locale } from "#protocol/messages";

const codes = Object.keys(GUIDANCE.en) as OwnCode[];

test.each(codes)("%s may be retried as the host says", (code) => {
  const java = readFileSync(
    new URL("../../../host/ground/src/main/java/signinghelper/protocol/ErrorCode.java", import.meta.url),
    "utf8",
  );
  const { retry } = errorData(new Failure(code), "en");

  expect(java).toMatch(new RegExp(`\\b${code}\\(Retry\\.${retry}\\)`));
});

const PAGE = "https://portal.example/helper/";
const CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36";

const mismatch = (requiresUpdate: string, locale: Locale = "en"): ErrorData =>
  errorData(new Failure("VERSION_MISMATCH", { requiresUpdate }), locale);

test("errors that an installation helps against have its page, and their steps say it", () => {
  const linked = codes.filter((code) => errorData(new Failure(code, { requiresUpdate: "host" }), "en").link === PAGE);

  expect(linked).toEqual([
    "EXTENSION_MISSING",
    "HOST_MISSING",
    "HOST_FORBIDDEN",
    "HOST_EXITED",
    "HOST_GARBLED",
    "JAVA_MISSING",
    "METHOD_UNKNOWN",
    "VERSION_MISMATCH",
  ]);
  for (const code of codes) {
    const { guidance, link } = errorData(new Failure(code, { requiresUpdate: "host" }), "zh-CN");
    expect(guidance.steps.some((step) => step.includes(PAGE))).toBe(link === PAGE);
    expect(JSON.stringify(guidance)).not.toMatch(/[{[]\w+[=}]/);
  }
});

test("a support desk that is to be asked has its number", () => {
  expect(errorData(new Failure("INTERNAL"), "zh-CN").guidance.steps).toContainEqual(
    "如果仍然出现，请联系平台技术支持（技术支持 027-1），并说明操作步骤和时间。",
  );
  for (const code of codes) {
    for (const step of errorData(new Failure(code), "zh-CN").guidance.steps) {
      expect(/联系[^，。]*技术支持/.test(step), step).toBe(step.includes("027-1"));
      expect(step).not.toMatch(/[[\]{}]/);
    }
  }
});

test("who must update is said in words and once", () => {
  expect(mismatch("host").guidance.steps[0]).toContain("The program on this computer has to be updated");
  expect(mismatch("host", "zh-CN").guidance.steps[0]).toContain("需要更新的是助手程序");
  expect(mismatch("library", "zh-CN").guidance.steps).toEqual([
    expect.stringContaining("需要更新的是平台页面"),
    "更新后请刷新页面。",
  ]);
});

test("the extension is updated from its browser's own store, or else from where the program is", () => {
  vi.stubGlobal("navigator", { userAgent: `${CHROME} Edg/156.0.0.0` });
  expect(mismatch("extension").link).toBe("https://edge.example/helper");
  expect(mismatch("extension").guidance.steps).toContain("Update here: https://edge.example/helper");
  expect(mismatch("host").link).toBe(PAGE);

  vi.stubGlobal("navigator", { userAgent: CHROME });
  expect(mismatch("extension").link).toBe(PAGE);
  vi.unstubAllGlobals();
});

test("for the portal's page to be updated there is no link", () => {
  expect(mismatch("library")).not.toHaveProperty("link");
});

test("what nobody foresaw is INTERNAL and tells nothing of itself", () => {
  const data = errorData(new TypeError("/home/somebody/secret"), "zh-CN");

  expect(data.code).toBe("INTERNAL");
  expect(JSON.stringify(data)).not.toContain("secret");
});
