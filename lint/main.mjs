import { fileURLToPath } from "node:url";
import { RULES } from "./rules.mjs";
import { treeIn } from "./tree.mjs";

const tree = treeIn(fileURLToPath(new URL("..", import.meta.url)));
for (const rule of RULES) {
  const findings = rule.find(tree);
  // A rule that has lost its files would find nothing for ever.
  if (rule.paths(tree).length < rule.least) {
    findings.push(`only ${rule.paths(tree).length} files to look at`);
  }
  findings.forEach((finding) => console.error(`${rule.name}: ${finding}`));
  if (findings.length > 0) {
    process.exitCode = 1;
  }
}
