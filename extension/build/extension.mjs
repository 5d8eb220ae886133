import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { contactsOf } from "./contacts.mjs";
import { installationOf } from "./installation.mjs";
import { manifest } from "./manifest.mjs";
import { MINIMUM_CHROME_VERSION } from "./minimum.mjs";
import { originsOf } from "./origins.mjs";
import { versionIn } from "./version.mjs";

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
  await build({
    entryPoints: { worker: "src/worker/index.ts", content: "src/content/index.ts", popup: "src/popup/index.ts" },
    define: {
      ALLOWED_ORIGINS: JSON.stringify(origins),
      INSTALLATION: JSON.stringify(installationOf(settings)),
      CONTACTS: JSON.stringify(contactsOf(settings)),
    },
    // Otherwise it is the folder where the process was started, even after a change of folder.
    absWorkingDir: process.cwd(),
    outdir: folder,
    bundle: true,
    format: "iife",
    target: `chrome${MINIMUM_CHROME_VERSION}`,
    charset: "utf8",
  });
  await writeFile(join(folder, "manifest.json"), json(manifest({ version, key, updateUrl, matches })));
  return origins;
}

/** @param {string} file */
export async function readJson(file) {
  return JSON.parse(await readFile(file, "utf8"));
}

/** @param {object} value */
export function json(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
