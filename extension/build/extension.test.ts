import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { buildExtension, constantsOf, fillIn, readJson } from "./extension.mjs";
import { namedFor } from "./name.mjs";

const profileOf = (name: string): string =>
  fileURLToPath(new URL(`../../profiles/${name}/profile.json`, import.meta.url));

test("the extension's name has the portal's in each language, and its scripts have the profile's id", async () => {
  const folder = mkdtempSync(join(tmpdir(), "extension-"));
  try {
    await buildExtension({ profile: profileOf("hubei"), key: undefined, folder });
    const nameIn = async (locale: string): Promise<unknown> =>
      ((await readJson(join(folder, "_locales", locale, "messages.json"))) as { name: { message: string } }).name
        .message;

    expect(await nameIn("zh_CN")).toBe("政采签章助手（湖北省政府采购电子交易数据汇聚平台）");
    expect(await nameIn("en")).toBe("Signing Helper (Hubei government procurement data platform)");
    for (const script of ["worker.js", "content.js", "popup.js"]) {
      expect(readFileSync(join(folder, script), "utf8")).toContain('profile: "hubei"');
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a dollar sign of the portal's begins no placeholder", () => {
  expect(namedFor({ name: { message: "Name" } }, "A$B$")).toEqual({ name: { message: "Name (A$$B$$)" } });
});

test("scripts that are filled in are those that are compiled for the portal", { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "extension-"));
  try {
    const [other, own, filled] = ["other", "own", "filled"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await buildExtension({ profile: profileOf("demo"), key: undefined, folder: other });
    await buildExtension({ profile: profileOf("hubei"), key: undefined, folder: own });
    await mkdir(filled);
    await fillIn(other, constantsOf(await readJson(profileOf("hubei"))), filled);
    for (const script of ["worker.js", "content.js", "popup.js"]) {
      expect(withJson(join(filled, script))).toBe(withJson(join(own, script)));
    }
    await expect(fillIn(other, { UNKNOWN: "[]" }, filled)).rejects.toThrow("UNKNOWN");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** A script whose constants are written as JSON: esbuild writes them as JavaScript. */
function withJson(file: string): string {
  return readFileSync(file, "utf8").replace(
    /^( *var define_\w+_default = )(.*);$/gm,
    (_, begin: string, value: string) => `${begin}${JSON.stringify((0, eval)(`(${value})`))};`,
  );
}
