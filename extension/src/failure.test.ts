import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { errorData, Failure, type OwnCode } from "./failure.js";
import { GUIDANCE } from "./guidance.gen.js";

const codes = Object.keys(GUIDANCE.en) as OwnCode[];

test.each(codes)("%s may be retried as the host says", (code) => {
  const java = readFileSync(
    new URL("../../host/src/main/java/signinghelper/protocol/ErrorCode.java", import.meta.url),
    "utf8",
  );
  const { retry } = errorData(new Failure(code), "en");

  expect(java).toMatch(new RegExp(`\\b${code}\\(Retry\\.${retry}\\)`));
});

test("facts fill the words", () => {
  const { guidance } = errorData(new Failure("VERSION_MISMATCH", { requiresUpdate: "host" }), "en");

  expect(guidance.reason).toContain("to be updated: host.");
});

test("a placeholder without a fact stays, whatever its name", () => {
  expect(errorData(new Failure("VERSION_MISMATCH", {}), "en").guidance.reason).toContain("{requiresUpdate}");
});

test("what nobody foresaw is INTERNAL and tells nothing of itself", () => {
  const data = errorData(new TypeError("/home/somebody/secret"), "zh-CN");

  expect(data.code).toBe("INTERNAL");
  expect(JSON.stringify(data)).not.toContain("secret");
});
