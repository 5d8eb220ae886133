import { fileURLToPath } from "node:url";

/** The built project; as far from here as from the bundles in `e2e/target/`. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
