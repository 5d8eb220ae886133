import { existsSync } from "node:fs";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { contactsOf } from "./contacts.mjs";
import { installationOf } from "./installation.mjs";
import { manifest } from "./manifest.mjs";
import { LOCALES, namedFor } from "./name.mjs";
import { MINIMUM_CHROME_VERSION } from "./minimum.mjs";
import { originsOf } from "./origins.mjs";
import { versionIn } from "./version.mjs";

/** Lies where the packager from its jar has the built scripts, and no sources. */
const BUILT = "built";

/**
 * Builds the extension for one portal, ready to be loaded unpacked. To be called in the extension's folder.
 *
 * @param {{ profile: string, key: string | undefined, updateUrl?: string | undefined, folder: string }} what `profile` a
 *   profile's JSON file, `key` and `updateUrl` the manifest's, none for the stores, `folder` to be made anew
 * @returns {Promise<string[]>} the origins that it is for
 */
export async function buildExtension({ profile, key, updateUrl, folder }) {
  const version = versionIn("..");
  const settings = await readJson(profile);
  const { origins, matches } = originsOf(settings);
  await rm(folder, { recursive: true, force: true });
  await cp("static", folder, { recursive: true });
  await cp("../design/design.css", join(folder, "design.css"));
  for (const [language, locale] of Object.entries(LOCALES)) {
    const file = join(folder, "_locales", locale, "messages.json");
    await writeFile(file, json(namedFor(await readJson(file), settings.title[language])));
  }
  const constants = constantsOf(settings);
  await (existsSync(BUILT) ? fillIn(BUILT, constants, folder) : compile(constants, folder));
  await writeFile(join(folder, "manifest.json"), json(manifest({ version, key, updateUrl, matches })));
  return origins;
}

/**
 * Constants of the scripts, as JSON by name.
 *
 * @param {any} profile
 * @returns {Record<string, string>}
 */
export function constantsOf(profile) {
  return {
    // An object, since esbuild writes a text wherever it is used, and fillIn would not find it.
    PORTAL: JSON.stringify({ profile: profile.id, title: profile.title }),
    ALLOWED_ORIGINS: JSON.stringify(originsOf(profile).origins),
    INSTALLATION: JSON.stringify(installationOf(profile)),
    CONTACTS: JSON.stringify(contactsOf(profile)),
  };
}

/** @param {Record<string, string>} define @param {string} outdir */
async function compile(define, outdir) {
  const { build } = await import("esbuild");
  await build({
    entryPoints: { worker: "src/worker/index.ts", content: "src/content/index.ts", popup: "src/popup/index.ts" },
    define,
    // Otherwise it is the folder where the process was started, even after a change of folder.
    absWorkingDir: process.cwd(),
    outdir,
    bundle: true,
    format: "iife",
    target: `chrome${MINIMUM_CHROME_VERSION}`,
    charset: "utf8",
  });
}

/**
 * Copies scripts that were built for another portal, with the constants of this one.
 *
 * @param {string} built folder with the three scripts
 * @param {Record<string, string>} constants JSON by name
 * @param {string} folder
 */
export async function fillIn(built, constants, folder) {
  const filled = new Set();
  for (const script of ["worker.js", "content.js", "popup.js"]) {
    let text = await readFile(join(built, script), "utf8");
    for (const [name, value] of Object.entries(constants)) {
      text = text.replace(new RegExp(`^( *var define_${name}_default = ).*;$`, "m"), (_, begin) => {
        filled.add(name);
        return `${begin}${value};`;
      });
    }
    await writeFile(join(folder, script), text);
  }
  const missing = Object.keys(constants).filter((name) => !filled.has(name));
  if (missing.length > 0) {
    throw new Error(`The scripts in ${built} have no place for ${missing.join(", ")}.`);
  }
}

/** @param {string} file */
export async function readJson(file) {
  return JSON.parse(await readFile(file, "utf8"));
}

/** @param {object} value */
export function json(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
