import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { manifest } from "./manifest.mjs";
import { asked, faultsOf, filled, listing, sizeOf, type StoreTexts } from "./store.mjs";

const built = manifest({ version: "1.2.3", matches: ["https://portal.example/*"] }) as Record<string, unknown>;
const VALUES = { pages: "https://portal.example", installation: "https://portal.example/helper/", support: "027-1" };
const LANGUAGES = { "zh-CN": "zh_CN", en: "en" } as const;
type Language = keyof typeof LANGUAGES;

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), "utf8");

function textsOf(language: Language): StoreTexts {
  return filled(JSON.parse(read(`store/${language}.json`)) as StoreTexts, VALUES);
}

function ownOf(language: Language): { name: string; description: string } {
  const messages = JSON.parse(read(`static/_locales/${LANGUAGES[language]}/messages.json`)) as Record<
    "name" | "description",
    { message: string }
  >;
  return { name: messages.name.message, description: messages.description.message };
}

test.each(["zh-CN", "en"] as const)("the listing in %s is complete and within the stores' limits", (language) => {
  expect(faultsOf(textsOf(language), ownOf(language), built)).toEqual([]);
});

test("both languages have the same fields, and the same number of paragraphs in each", () => {
  const shape = (language: Language): unknown =>
    Object.entries(textsOf(language)).map(([field, value]) => [
      field,
      Array.isArray(value) ? value.length : typeof value === "object" ? Object.keys(value) : typeof value,
    ]);

  expect(shape("en")).toEqual(shape("zh-CN"));
});

test("every permission and host pattern of the manifest is asked a reason for", () => {
  const more = {
    ...built,
    permissions: ["nativeMessaging", "scripting", "activeTab", "storage", "tabs"],
    content_scripts: [{ matches: ["https://other.example/*"] }],
  };

  expect(asked(built)).toEqual({
    nativeMessaging: [],
    scripting: [],
    activeTab: [],
    storage: [],
    host_permissions: ["https://portal.example/*"],
    optional_host_permissions: ["https://*/*"],
  });
  expect(asked(more)["host_permissions"]).toEqual(["https://portal.example/*", "https://other.example/*"]);
  expect(faultsOf(textsOf("en"), ownOf("en"), more)).toEqual(["no reason for tabs"]);
});

test("a reason without a permission is a fault", () => {
  const fewer = { ...built, permissions: ["nativeMessaging", "scripting", "activeTab"], optional_host_permissions: [] };

  expect(faultsOf(textsOf("en"), ownOf("en"), fewer)).toEqual([
    "a reason for storage, which is not asked for",
    "a reason for optional_host_permissions, which is not asked for",
  ]);
});

test("what is too long, too short or not filled in is a fault", () => {
  const wrong = {
    ...textsOf("en"),
    description: ["Short. {pages}"],
    singlePurpose: "x".repeat(1001),
    searchTerms: ["y".repeat(31)],
  };

  expect(faultsOf(wrong, { name: "n".repeat(76), description: "s".repeat(133) }, built)).toEqual([
    "name: 76 characters, 75 at most",
    "summary: 133 characters, 132 at most",
    "description: under 250 characters",
    "singlePurpose: 1001 characters, 1000 at most",
    `${"y".repeat(31)}: 31 characters, 30 at most`,
    "{pages} is not filled in",
  ]);
});

test("the listing names each pattern with its reason", () => {
  const texts = textsOf("en");

  expect(listing(texts, ownOf("en"), built)).toContain(
    `host_permissions\n  https://portal.example/*\n  → ${texts.reasons["host_permissions"] ?? ""}`,
  );
});

test("a picture's size is its own, and one with an alpha channel or of another format is refused", () => {
  const icon = readFileSync(new URL("../static/icons/128.png", import.meta.url));

  expect(sizeOf(icon, { alpha: true })).toEqual([128, 128]);
  expect(() => sizeOf(icon, { alpha: false })).toThrow("has an alpha channel");
  expect(() => sizeOf(Buffer.from("GIF89a, and then some more bytes"), { alpha: true })).toThrow("is no PNG");
});
