import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { installationOf } from "./installation.mjs";

const dated = (value: string): { value: string } => ({ value });

test("the page of the profile goes into the extension, and the extension's own in each store", () => {
  const profile = JSON.parse(
    readFileSync(new URL("../../profiles/example/profile.json", import.meta.url), "utf8"),
  ) as Parameters<typeof installationOf>[0];

  expect(installationOf(profile)).toEqual({
    page: "https://trade.example.org/helper/",
    stores: { edge: "https://store.example.org/abcdefghijklmnopabcdefghijklmnop" },
  });
});

test("a profile that does not know yet gives none", () => {
  expect(installationOf({ kind: "production" })).toEqual({ stores: {} });
  expect(installationOf({ kind: "production", links: { installation: [] } })).toEqual({ stores: {} });
});

test("a demo may be installed from this computer, and nothing else from anywhere without encryption", () => {
  const here = { links: { installation: [dated("http://localhost:8417/helper/")] } };

  expect(installationOf({ kind: "demo", ...here }).page).toBe("http://localhost:8417/helper/");
  expect(() => installationOf({ kind: "production", ...here })).toThrow("only https");
  for (const page of ["http://portal.example/", "http://localhost.example/", "file:///helper", "javascript:alert(1)"]) {
    expect(() => installationOf({ kind: "demo", links: { installation: [dated(page)] } })).toThrow("only https");
  }
  const stores = { edge: { value: { url: "http://localhost/x" } } };
  expect(() => installationOf({ kind: "demo", stores })).toThrow("only https");
});
