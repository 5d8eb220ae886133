import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { build } from "esbuild";
import ts from "typescript";
import { json } from "./extension.mjs";

/** Entry points of the library, by the name of their files. */
const ENTRIES = { "signing-helper": "page", "signing-helper-elements": "elements" };

/** Families of old pages, each with an adapter of its own. */
export const OLD_FAMILIES = ["ucapi", "xtxsab", "sof", "netca", "topesa"];

/** File of the codemod for old pages. */
const CODEMOD = "signing-helper-migrate.mjs";

/** Types alone, as they are: what React's JSX has to know of the elements. */
const JSX = "elements/jsx.d.ts";

/** Name of the global that the classic script makes. */
const GLOBAL = "signingHelper";

/** @typedef {keyof typeof ENTRIES} Entry */

/**
 * Builds the page library: each entry point as a module, as a classic script and as types. Paths are relative to the
 * extension's folder.
 *
 * @param {{ folder: string, version: string }} target
 */
export async function buildLibrary({ folder, version }) {
  await rm(folder, { recursive: true, force: true });
  /** @type {Set<string>} */
  const written = new Set();
  for (const entry of /** @type {Entry[]} */ (Object.keys(ENTRIES))) {
    await bundle(join(folder, `${entry}.js`), entry, version, { format: "esm" });
    await bundle(join(folder, `${entry}.classic.js`), entry, version, classic(entry));
    await writeTypes(folder, `${ENTRIES[entry]}/index`, written);
    await writeText(join(folder, `${entry}.d.ts`), `export * from "./types/${ENTRIES[entry]}/index.js";\n`);
  }
  for (const family of OLD_FAMILIES) {
    await writeAdapter(folder, family, version, written);
  }
  await writeCodemod(folder, version);
  await cp(`src/${JSX}`, join(folder, "types", JSX));
  await cp("src/page/README.md", join(folder, "README.md"));
  await cp("../LICENSE", join(folder, "LICENSE"));
  await writeText(join(folder, "package.json"), json(libraryPackage(version)));
}

/**
 * A script for pages without modules: all exports of the library are in one global; the elements need no name.
 *
 * @param {Entry} entry @returns {import("esbuild").BuildOptions}
 */
function classic(entry) {
  return { format: "iife", ...(entry === "signing-helper" ? { globalName: GLOBAL } : {}) };
}

/**
 * Writes the adapter of a family: a module that loads the library's when it is needed, a classic script that begins by itself
 * and loads the library's classic script from beside it, and types.
 *
 * @param {string} folder @param {string} family @param {string} version @param {Set<string>} written
 */
async function writeAdapter(folder, family, version, written) {
  const name = `signing-helper-old-${family}`;
  const source = `./old/${family}/index.js`;
  const begin = `import { install } from "${source}"; import { settings } from "./old/classic-library.js"; install(settings);`;
  const both = shared(version);
  await build({
    ...both,
    entryPoints: [`src/old/${family}/index.ts`],
    outfile: join(folder, `${name}.js`),
    format: "esm",
    plugins: [libraryApart(false)],
  });
  await build({
    ...both,
    outfile: join(folder, `${name}.classic.js`),
    stdin: { contents: begin, resolveDir: "src", loader: "ts" },
    format: "iife",
    plugins: [
      {
        name: "classic-library",
        setup: (own) => {
          const path = resolve("src/old/classic-library.ts");
          own.onResolve({ filter: /^\.\/(old\/classic-)?library\.js$/ }, () => ({ path }));
        },
      },
    ],
  });
  await writeTypes(folder, `old/${family}/index`, written);
  await writeText(join(folder, `${name}.d.ts`), `export * from "./types/old/${family}/index.js";\n`);
}

/**
 * Writes the codemod with the parsers that it needs, and their licences: nobody who installs the package gets a dependency.
 *
 * @param {string} folder @param {string} version
 */
async function writeCodemod(folder, version) {
  const { metafile } = await build({
    entryPoints: ["src/migrate/main.ts"],
    outfile: join(folder, CODEMOD),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    charset: "utf8",
    metafile: true,
    legalComments: "none",
    banner: { js: `#!/usr/bin/env node\n/*! signing-helper ${version}, Apache-2.0; parsers: ${CODEMOD}.LICENSES */` },
  });
  const packages = new Set(
    Object.keys(metafile.inputs).flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? []),
  );
  const licences = await Promise.all(
    [...packages].sort().map(async (one) => {
      const { name, version: own, license } = JSON.parse(await readFile(join(one, "package.json"), "utf8"));
      return `${name} ${own} (${license})\n\n${await readFile(join(one, "LICENSE"), "utf8")}`;
    }),
  );
  await writeText(join(folder, `${CODEMOD}.LICENSES`), licences.join("\n"));
}

/** @param {string} version @returns {import("esbuild").BuildOptions} */
function shared(version) {
  return {
    define: {
      LIBRARY_VERSION: JSON.stringify(version),
      INSTALLATION: '{"stores":{}}',
      CONTACTS: '{"zh-CN":{},"en":{}}',
    },
    bundle: true,
    minify: true,
    target: "es2022",
    charset: "utf8",
    banner: { js: `/*! signing-helper ${version}, Apache-2.0 */` },
  };
}

/** @param {string} outfile @param {Entry} entry @param {string} version @param {import("esbuild").BuildOptions} form */
async function bundle(outfile, entry, version, form) {
  await build({
    ...shared(version),
    entryPoints: [`src/${ENTRIES[entry]}/index.ts`],
    outfile,
    plugins: entry === "signing-helper" ? [] : [libraryApart(form.format === "iife")],
    ...form,
  });
}

/**
 * Leaves the library out of the elements: the module imports the library's file, the classic script reads its global. A
 * page then has one library, and its errors have one class.
 *
 * @param {boolean} isClassic @returns {import("esbuild").Plugin}
 */
function libraryApart(isClassic) {
  return {
    name: "library-apart",
    setup(apart) {
      apart.onResolve({ filter: /^\.\.\/page\/index\.js$/ }, () =>
        isClassic ? { path: GLOBAL, namespace: GLOBAL } : { path: "./signing-helper.js", external: true },
      );
      apart.onLoad({ filter: /./, namespace: GLOBAL }, () => ({
        contents: `export const { leadsToWindow, SigningHelper, SigningHelperError } = ${GLOBAL};`,
      }));
    },
  };
}

/** @param {string} version */
function libraryPackage(version) {
  /** @param {Entry} entry @param {string} file */
  const entryPoint = (entry, file) => ({ types: `./${entry}.d.ts`, default: `./${entry}${file}` });
  return {
    name: "signing-helper",
    version,
    description: "Lets a page log in and sign with a U-Key through the signing helper's browser extension.",
    license: "Apache-2.0",
    type: "module",
    bin: { "signing-helper-migrate": `./${CODEMOD}` },
    sideEffects: ["./signing-helper-elements*.js", "./signing-helper-old-*.classic.js"],
    exports: {
      ".": entryPoint("signing-helper", ".js"),
      "./classic": entryPoint("signing-helper", ".classic.js"),
      "./elements": entryPoint("signing-helper-elements", ".js"),
      "./elements/jsx": { types: `./types/${JSX}` },
      "./elements/classic": entryPoint("signing-helper-elements", ".classic.js"),
      ...Object.fromEntries(OLD_FAMILIES.flatMap(oldEntryPoints)),
    },
  };
}

/** @param {string} family @returns {[string, object][]} */
function oldEntryPoints(family) {
  const file = `./signing-helper-old-${family}`;
  return [
    [`./old/${family}`, { types: `${file}.d.ts`, default: `${file}.js` }],
    [`./old/${family}/classic`, { default: `${file}.classic.js` }],
  ];
}

/**
 * Writes the types of a source, and of those that they name, wherever they lie.
 *
 * @param {string} folder @param {string} name without its ending @param {Set<string>} written
 */
async function writeTypes(folder, name, written) {
  if (written.has(name)) {
    return;
  }
  written.add(name);
  const text = (await declarations(sourceOf(name))).replaceAll(
    /(?<=from ")#(?:src\/)?([^"]+)/g,
    (_, named) => `${relative(dirname(name), dirname(named)) || "."}/${basename(named)}.js`,
  );
  await writeText(join(folder, "types", `${name}.d.ts`), text);
  for (const [, named = ""] of text.matchAll(/from "(\.[^"]*)\.js"/g)) {
    await writeTypes(folder, join(dirname(name), named), written);
  }
}

/** @param {string} name as in the library's types, where written and generated sources lie together */
function sourceOf(name) {
  return name.startsWith("protocol/") ? `target/generated/${name}.ts` : `src/${name}.ts`;
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
