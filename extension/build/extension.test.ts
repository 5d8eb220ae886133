import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { buildExtension, constantsOf, fillIn, readJson } from "./extension.mjs";

const profileOf = (name: string): string =>
  fileURLToPath(new URL(`../../profiles/${name}/profile.json`, import.meta.url));

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
