import { isTest } from "./tree.mjs";

/** Documents that say by which test something is held. */
const NAMING = ["docs/state.md", "docs/testing.md", "docs/verification.md", "docs/security.md"];

const NAME = /`([A-Z]\w*Test|[\w-]+\.(?:spec|test)(?:\.ts|\.mjs)?)`/g;

/** Tests that went, in a table that says so. */
const GONE = /^## Tests that went$.*?(?=^## |(?![^]))/ms;

/** A test that a document names is there: otherwise the document would promise what nothing holds. */
export default {
  name: "named tests",
  least: NAMING.length,
  paths: (tree) => tree.paths.filter((path) => NAMING.includes(path)),
  find(tree) {
    const known = new Set(tree.paths.filter(isTest).map(nameOf));
    return this.paths(tree).flatMap((path) =>
      [...tree.text(path).replace(GONE, "").matchAll(NAME)]
        .filter(([, name]) => !known.has(nameOf(name)))
        .map(([, name]) => `${path}: no test is named ${name}`),
    );
  },
};

function nameOf(path) {
  return path
    .split("/")
    .at(-1)
    .replace(/\.(?:java|ts|mjs)$/, "");
}
