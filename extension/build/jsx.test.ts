import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";

const MODULES = fileURLToPath(new URL("../../node_modules", import.meta.url));
const TYPES = 'import type {} from "signing-helper/elements/jsx";\n';
const PAGE = `import type { SigningHelperError } from "signing-helper";
export const page = (error: SigningHelperError) => (
  <main>
    <signing-helper-status profile="demo" installation="/install" manual className="state" />
    <signing-helper-error error={error} again={() => undefined} />
  </main>
);
`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "jsx-"));
  execFileSync(process.execPath, [fileURLToPath(new URL("../build.mjs", import.meta.url)), "--out", folder]);
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(join(folder, "library"), join(folder, "node_modules", "signing-helper"));
  symlinkSync(join(MODULES, "@types"), join(folder, "node_modules", "@types"));
  symlinkSync(join(MODULES, "csstype"), join(folder, "node_modules", "csstype"));
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Compiles a page of React's as its project would. */
function faults(text: string): string[] {
  const file = join(folder, "page.tsx");
  writeFileSync(file, text);
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    jsx: ts.JsxEmit.ReactJSX,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    types: [],
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

test("React's JSX knows the elements of the package, and their properties, by one import of types", () => {
  const lacking = "export const other = <signing-helper-status error={1} />;\n";

  expect(faults(TYPES + PAGE + lacking)).toEqual([expect.stringContaining("'error' does not exist")]);
  expect(faults(PAGE)).toEqual([
    expect.stringContaining("'signing-helper-status' does not exist"),
    expect.stringContaining("'signing-helper-error' does not exist"),
  ]);
}, 60_000);
