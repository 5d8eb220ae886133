// Builds the extension and the page library.
//
//   node build.mjs [--profile PROFILE.json] [--key KEY.pem] [--out DIRECTORY]
//
// The profile says which origins the extension reaches, the key who it is. Paths are relative to this folder.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import ts from "typescript";
import { identityOf, ownKey, readKey } from "./build/identity.mjs";
import { manifest } from "./build/manifest.mjs";
import { originsOf } from "./build/origins.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
process.chdir(here);

const { values } = parseArgs({
  options: {
    profile: { type: "string", default: "../profiles/demo/profile.json" },
    key: { type: "string", default: "" },
    out: { type: "string", default: "target" },
  },
});

const { version } = await readJson("package.json");
const out = resolve(values.out);
const { key, id } = identityOf(values.key === "" ? ownKey(join(out, "extension-key.pem")) : readKey(values.key));
const { origins, matches } = originsOf(await readJson(values.profile));

await buildExtension(join(out, "unpacked"));
await buildLibrary(join(out, "library"));
await writeFile(join(out, "extension-id.txt"), id);
console.log(`Extension ${id} for ${origins.join(", ")} in ${out}`);

/** @param {string} folder */
async function buildExtension(folder) {
  await rm(folder, { recursive: true, force: true });
  await cp("static", folder, { recursive: true });
  await build({
    entryPoints: { worker: "src/worker/index.ts", content: "src/content/index.ts", popup: "src/popup/index.ts" },
    define: { ALLOWED_ORIGINS: JSON.stringify(origins) },
    outdir: folder,
    bundle: true,
    format: "iife",
    target: "chrome116",
    charset: "utf8",
  });
  await writeJson(join(folder, "manifest.json"), manifest({ version, key, matches }));
}

/** @param {string} folder */
async function buildLibrary(folder) {
  await rm(folder, { recursive: true, force: true });
  await build({
    entryPoints: ["src/page/index.ts"],
    define: { LIBRARY_VERSION: JSON.stringify(version) },
    outfile: join(folder, "signing-helper.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
  });
  const parts = ["index", "signing-helper", "options", "results", "documents", "error"].map((name) => `page/${name}`);
  for (const file of [...parts, "protocol/messages.gen"]) {
    await writeText(join(folder, "types", `${file}.d.ts`), await declarations(`src/${file}.ts`));
  }
  await writeText(join(folder, "signing-helper.d.ts"), 'export * from "./types/page/index.js";\n');
  await cp("src/page/README.md", join(folder, "README.md"));
  await cp("../LICENSE", join(folder, "LICENSE"));
  await writeJson(join(folder, "package.json"), {
    name: "signing-helper",
    version,
    description: "Lets a page sign in and sign with a U-Key through the signing helper's browser extension.",
    license: "Apache-2.0",
    type: "module",
    sideEffects: false,
    exports: { ".": { types: "./signing-helper.d.ts", default: "./signing-helper.js" } },
  });
}

/** @param {string} file */
async function declarations(file) {
  const source = await readFile(file, "utf8");
  return ts.transpileDeclaration(source, { fileName: file, reportDiagnostics: true }).outputText;
}

/** @param {string} file */
async function readJson(file) {
  return JSON.parse(await readFile(file, "utf8"));
}

/** @param {string} file @param {object} value */
async function writeJson(file, value) {
  await writeText(file, `${JSON.stringify(value, undefined, 2)}\n`);
}

/** @param {string} file @param {string} text */
async function writeText(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
