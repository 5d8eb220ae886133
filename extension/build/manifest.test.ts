import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { manifest } from "./manifest.mjs";
import { originsOf } from "./origins.mjs";

const MATCHES = ["https://portal.example/*"];
const built = manifest({ version: "1.0.0", key: "AAAA", matches: MATCHES });

test("the extension reaches the profile's origins and asks for nothing more than it uses", () => {
  expect(built.host_permissions).toEqual(MATCHES);
  expect(built.content_scripts).toEqual([
    { matches: MATCHES, js: ["content.js"], run_at: "document_start", all_frames: true },
  ]);
  expect(built.permissions).toEqual(["nativeMessaging", "scripting", "activeTab", "storage"]);
  expect(built.optional_host_permissions).toEqual(["https://*/*"]);
  expect(Object.keys(built)).not.toContain("externally_connectable");
  expect(Object.keys(built)).not.toContain("web_accessible_resources");
});

test("another portal's profile makes an extension for that portal alone", () => {
  const profile = JSON.parse(
    readFileSync(new URL("../../profiles/example/profile.json", import.meta.url), "utf8"),
  ) as Parameters<typeof originsOf>[0];
  const { origins, matches } = originsOf(profile);
  const other = manifest({ version: "1.0.0", key: "AAAA", matches });

  expect(origins).toEqual(["https://trade.example.org", "https://bids.example.org:8443"]);
  expect(other.host_permissions).toEqual(matches);
  expect(JSON.stringify(other)).not.toContain("hubei");
});

test("every file that it names and the build does not make is there", () => {
  for (const file of [...Object.values(built.icons), built.action.default_popup, built.storage.managed_schema]) {
    expect(existsSync(new URL(`../static/${file}`, import.meta.url)), file).toBe(true);
  }
});

test("both languages have the same texts", () => {
  const names = (locale: string): string[] =>
    Object.keys(
      JSON.parse(
        readFileSync(new URL(`../static/_locales/${locale}/messages.json`, import.meta.url), "utf8"),
      ) as object,
    );

  expect(names("en")).toEqual(names("zh_CN"));
});
