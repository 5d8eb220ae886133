// Names what others' work in the program has no licence that suits Apache-2.0. Of several licences one may be chosen.
//
//   node licences.mjs BILL-OF-MATERIALS
import { readFileSync } from "node:fs";

const allowed = new Set(
  readFileSync(new URL("licences.txt", import.meta.url), "utf8")
    .split("\n")
    .filter(Boolean),
);
const { components } = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const refused = components.filter(
  ({ licenses = [] }) =>
    !licenses.some(({ license, expression }) => allowed.has(license?.id ?? license?.name ?? expression)),
);
for (const { group, name, version, licenses } of refused) {
  console.error(`${group}:${name} ${version}: ${JSON.stringify(licenses ?? "no licence")} is none of licences.txt`);
}
if (components.length === 0 || refused.length > 0) {
  process.exit(1);
}
console.log(`${components.length} components, all with a licence of release/licences.txt`);
