import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { zipSync } from "fflate";

/** A zip has a time for every file, in local time and not before this; no reader needs it. */
const TIME = new Date(1980, 0, 1);

/**
 * Packs a folder so that the same files give the same bytes on every computer.
 *
 * @param {string} folder
 * @returns {Uint8Array} a zip
 */
export function archiveOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: path.slice(folder.length + 1).replaceAll(sep, "/") }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  return zipSync(Object.fromEntries(files.map(({ path, name }) => [name, readFileSync(path)])), { mtime: TIME });
}
