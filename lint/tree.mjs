import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Folders of what is built, fetched, or not text. */
const NOT_WRITTEN = new Set(["target", "node_modules", ".git", "pictures"]);

const TEXT = /^(?:.*\.(?:java|ts|mjs|js|c|h|json|properties|md|txt|xml|html)|.*\/META-INF\/services\/.*)$/;
const TEST = /^(?:e2e\/.*|fuzz\/.*|.*\/src\/test\/.*|.*\.test\.(?:ts|mjs)|extension\/src\/testing\/.*)$/;

/** Files of the project by their paths from the root, with slashes; `text` reads one, `exists` asks for any, and folders. */
export function treeOf(paths, text, exists = (path) => paths.some((of) => `${of}/`.startsWith(`${path}/`))) {
  return { paths: [...paths].sort(), text, exists };
}

/** Files below `root` that people write. */
export function treeIn(root) {
  const known = new Map();
  const text = (path) => {
    const read = known.get(path) ?? readFileSync(join(root, path), "utf8");
    known.set(path, read);
    return read;
  };
  return treeOf(filesIn(root, ""), text, (path) => existsSync(join(root, path)));
}

function filesIn(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !NOT_WRITTEN.has(entry.name))
    .flatMap((entry) => {
      const path = folder + entry.name;
      return entry.isDirectory() ? filesIn(root, `${path}/`) : [path];
    });
}

export const isText = (path) => TEXT.test(path);

export const isTest = (path) => TEST.test(path);

export const isGenerated = (path) => path.includes(".gen.");
