import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { originsOf } from "./origins.mjs";

const profile = (kind: string, ...origins: string[]): Parameters<typeof originsOf>[0] => ({
  kind,
  origins: origins.map((origin) => ({ origin })),
});

/** The host's tests hold its profile to the same cases. */
const cases = JSON.parse(readFileSync(new URL("origins.cases.json", import.meta.url), "utf8")) as Record<
  "production" | "demo" | "neither",
  string[]
>;

test("https origins become match patterns", () => {
  expect(originsOf(profile("production", "https://portal.example", "https://bid.example:8443"))).toEqual({
    origins: ["https://portal.example", "https://bid.example:8443"],
    matches: ["https://portal.example/*", "https://bid.example:8443/*"],
  });
});

test("the demo may use every port of localhost, or one", () => {
  expect(originsOf(profile("demo", "http://localhost:*", "http://localhost:8095"))).toEqual({
    origins: ["http://localhost:*", "http://localhost:8095"],
    matches: ["http://localhost/*", "http://localhost:8095/*"],
  });
});

test.each(["http://localhost:*", "http://localhost:8095"])("no other profile may: %s", (origin) => {
  expect(() => originsOf(profile("production", origin))).toThrow('of kind "demo" only');
});

test.each(["production", "demo"] as const)("what is right for kind %s is taken", (kind) => {
  expect(originsOf(profile(kind, ...cases[kind])).origins).toEqual(cases[kind]);
});

test.each(cases.neither)("origin %j is refused", (origin) => {
  expect(() => originsOf(profile("demo", origin))).toThrow("is not allowed");
});

test("a profile without origins is refused", () => {
  expect(() => originsOf(profile("demo"))).toThrow("no origin");
});
