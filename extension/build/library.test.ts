import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OLD_FAMILIES } from "./library.mjs";

const MOST_BYTES = 14 * 1024;
const MOST_BYTES_OF_ELEMENTS = 6 * 1024;
const MOST_BYTES_OF_ADAPTERS = 10 * 1024;
const LIBRARY = ["signing-helper.js", "signing-helper.classic.js"];
const ELEMENTS = ["signing-helper-elements.js", "signing-helper-elements.classic.js"];
const ADAPTERS = OLD_FAMILIES.flatMap((family) => [
  `signing-helper-old-${family}.js`,
  `signing-helper-old-${family}.classic.js`,
]);

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "library-"));
  execFileSync(process.execPath, [fileURLToPath(new URL("../build.mjs", import.meta.url)), "--out", folder]);
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const text = (file: string): string => readFileSync(join(folder, "library", file), "utf8");

test.each([
  ...LIBRARY.map((file) => [file, MOST_BYTES] as const),
  ...ELEMENTS.map((file) => [file, MOST_BYTES_OF_ELEMENTS] as const),
  ...ADAPTERS.map((file) => [file, MOST_BYTES_OF_ADAPTERS] as const),
])("%s is small as a server sends it", (file, most) => {
  expect(gzipSync(text(file), { level: 9 }).length).toBeLessThan(most);
});

test("the elements hold no second library, so that a page's errors have one class", () => {
  expect(text("signing-helper-elements.js")).toContain('from"./signing-helper.js"');
  for (const file of ELEMENTS) {
    expect(text(file)).not.toContain("MessageChannel");
  }
});

test.each(ADAPTERS)("%s loads the library once it is needed, and nothing but it", (file) => {
  const loaded = file.endsWith(".classic.js") ? '"signing-helper.classic.js"' : 'import("./signing-helper.js")';
  expect(text(file)).toContain(loaded);
  expect(text(file)).not.toContain("MessageChannel");
  for (const other of [...LIBRARY, ...ELEMENTS]) {
    expect(text(other)).not.toContain("signing-helper-old");
  }
});

test.each([...LIBRARY, ...ELEMENTS, ...ADAPTERS])(
  "%s needs no content security policy that allows text as a program",
  (file) => {
    expect(text(file)).not.toMatch(/\beval\(|new Function\b|\bFunction\(|\.style\.cssText|innerHTML/);
  },
);

test("the classic script has all that the module exports in one global, and no other", async () => {
  const before = createContext({ addEventListener: () => undefined });
  const page = createContext({ addEventListener: () => undefined });
  runInContext(text("signing-helper.classic.js"), page);
  const own = runInContext("Object.keys(signingHelper).sort()", page) as string[];
  const module = (await import(pathToFileURL(join(folder, "library", "signing-helper.js")).href)) as object;

  expect([...own]).toEqual(Object.keys(module).sort());
  expect(runInContext("Object.getOwnPropertyNames(globalThis)", page)).toHaveLength(
    (runInContext("Object.getOwnPropertyNames(globalThis)", before) as string[]).length + 1,
  );
});
