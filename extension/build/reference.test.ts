import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";
import { OLD_FAMILIES } from "./library.mjs";
import { ENTRY_POINTS } from "./reference.mjs";

const EXTENSION = fileURLToPath(new URL("../", import.meta.url));
const KINDS = ["classes", "interfaces", "types", "functions", "variables", "enums"];

/** Where the build has just written the reference. */
const FOLDER = join(EXTENSION, "target/reference");

/** Names that a file exports, as TypeScript understands it. */
function exportsOf(file: string): string[] {
  const { config } = ts.readConfigFile(join(EXTENSION, "tsconfig.json"), ts.sys.readFile.bind(ts.sys)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, EXTENSION);
  const program = ts.createProgram([join(EXTENSION, file), join(EXTENSION, "src/shared/constants.d.ts")], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(EXTENSION, file));
  const module = source && checker.getSymbolAtLocation(source);
  return module === undefined ? [] : checker.getExportsOfModule(module).map(({ name }) => name);
}

test.each([
  [ENTRY_POINTS[0] ?? "", "signing-helper"],
  [ENTRY_POINTS[1] ?? "", "signing-helper_elements"],
])(
  "every name that %s exports has a page",
  (file, module) => {
    const names = exportsOf(file);
    const hasPage = (name: string): boolean =>
      KINDS.some((kind) => existsSync(join(FOLDER, kind, `${module}.${name}.html`)));

    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !hasPage(name))).toEqual([]);
  },
  60_000,
);

test("the reference says what it takes and gives, and nothing of this computer", () => {
  const page = readFileSync(join(FOLDER, "classes/signing-helper.SigningHelper.html"), "utf8");

  expect(page).toContain("selectCertificate");
  expect(page).toContain("EXTENSION_MISSING, ORIGIN_NOT_ALLOWED");
  expect(page).not.toContain(EXTENSION);
  expect(page).not.toContain('class="hl-');
});

test.each(OLD_FAMILIES)("the adapter of %s has a page", (family) => {
  expect(existsSync(join(FOLDER, "functions", `signing-helper_old_${family}.install.html`))).toBe(true);
});
