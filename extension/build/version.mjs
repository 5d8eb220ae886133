import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Reads the product's version from the parent pom.
 *
 * @param {string} root the project's folder
 */
export function versionIn(root) {
  const found = /<revision>(\d+(?:\.\d+)*)<\/revision>/.exec(readFileSync(join(root, "pom.xml"), "utf8"))?.[1];
  if (found === undefined) {
    throw new Error(`No version of numbers and dots in ${root}/pom.xml`);
  }
  return found;
}
