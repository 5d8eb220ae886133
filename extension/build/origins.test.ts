import { expect, test } from "vitest";
import { originsOf } from "./origins.mjs";

const profile = (kind: string, ...origins: string[]): Parameters<typeof originsOf>[0] => ({
  kind,
  origins: origins.map((origin) => ({ origin })),
});

test("https origins become match patterns", () => {
  expect(originsOf(profile("production", "https://portal.example", "https://bid.example:8443"))).toEqual({
    origins: ["https://portal.example", "https://bid.example:8443"],
    matches: ["https://portal.example/*", "https://bid.example:8443/*"],
  });
});

test("the demo may use every port of localhost", () => {
  expect(originsOf(profile("demo", "http://localhost:*"))).toEqual({
    origins: ["http://localhost:*"],
    matches: ["http://localhost/*"],
  });
});

test("no other profile may", () => {
  expect(() => originsOf(profile("production", "http://localhost:*"))).toThrow('of kind "demo" only');
});

test.each([
  "http://portal.example",
  "http://localhost:8080",
  "https://localhost:*",
  "https://portal.example/",
  "https://portal.example/login",
  "https://*.example",
  "https://*",
  "*://portal.example",
  "https://user@portal.example",
  "https://PORTAL.example",
  "https://portal.example:443",
  "<all_urls>",
  "file:///",
  "null",
  "",
])("origin %j is refused", (origin) => {
  expect(() => originsOf(profile("demo", origin))).toThrow("is not allowed");
});

test("a profile without origins is refused", () => {
  expect(() => originsOf(profile("demo"))).toThrow("no origin");
});
