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
import { buildExtension, json } from "./build/extension.mjs";
import { identityOf, ownKey, readKey } from "./build/identity.mjs";
import { versionIn } from "./build/version.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
process.chdir(here);

const { values } = parseArgs({
  options: {
    profile: { type: "string", default: "../profiles/demo/profile.json" },
    key: { type: "string", default: "" },
    out: { type: "string", default: "target" },
  },
});

const version = versionIn("..");
const out = resolve(values.out);
const { key, id } = identityOf(values.key === "" ? ownKey(join(out, "extension-key.pem")) : readKey(values.key));

const origins = await buildExtension({ profile: values.profile, key, folder: join(out, "unpacked") });
await buildLibrary(join(out, "library"));
await writeFile(join(out, "extension-id.txt"), id);
console.log(`Extension ${id} for ${origins.join(", ")} in ${out}`);

/** @param {string} folder */
async function buildLibrary(folder) {
  await rm(folder, { recursive: true, force: true });
  await bundle(join(folder, "signing-helper.js"), { format: "esm" });
  // A script for pages without modules: all exports are in one global.
  await bundle(join(folder, "signing-helper.classic.js"), { format: "iife", globalName: "signingHelper" });
  await writeTypes(folder, "page/index");
  await writeText(join(folder, "signing-helper.d.ts"), 'export * from "./types/page/index.js";\n');
  await cp("src/page/README.md", join(folder, "README.md"));
  await cp("../LICENSE", join(folder, "LICENSE"));
  await writeText(join(folder, "package.json"), json(libraryPackage()));
}

/** @param {string} outfile @param {import("esbuild").BuildOptions} form */
async function bundle(outfile, form) {
  await build({
    entryPoints: ["src/page/index.ts"],
    define: {
      LIBRARY_VERSION: JSON.stringify(version),
      INSTALLATION: '{"stores":{}}',
      CONTACTS: '{"zh-CN":{},"en":{}}',
    },
    outfile,
    bundle: true,
    minify: true,
    target: "es2022",
    charset: "utf8",
    banner: { js: `/*! signing-helper ${version}, Apache-2.0 */` },
    ...form,
  });
}

function libraryPackage() {
  return {
    name: "signing-helper",
    version,
    description: "Lets a page sign in and sign with a U-Key through the signing helper's browser extension.",
    license: "Apache-2.0",
    type: "module",
    sideEffects: false,
    exports: {
      ".": { types: "./signing-helper.d.ts", default: "./signing-helper.js" },
      "./classic": { types: "./signing-helper.d.ts", default: "./signing-helper.classic.js" },
    },
  };
}

/**
 * Writes the types of a file of `src`, and of those that they name, wherever they lie.
 *
 * @param {string} folder @param {string} name without its ending @param {Set<string>} written
 */
async function writeTypes(folder, name, written = new Set()) {
  if (written.has(name)) {
    return;
  }
  written.add(name);
  const text = await declarations(`src/${name}.ts`);
  await writeText(join(folder, "types", `${name}.d.ts`), text);
  for (const [, named = ""] of text.matchAll(/from "(\.[^"]*)\.js"/g)) {
    await writeTypes(folder, join(dirname(name), named), written);
  }
}

/** @param {string} file */
async function declarations(file) {
  const source = await readFile(file, "utf8");
  return ts.transpileDeclaration(source, { fileName: file, reportDiagnostics: true }).outputText;
}

/** @param {string} file @param {string} text */
async function writeText(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
