import { join } from "node:path";
import { ROOT } from "./root.js";

/** Program that runs a command on a computer with a policy of its own; its first argument is the folder. For root alone. */
export const OWN_POLICY = join(ROOT, "e2e", "stage", "own-policy.sh");
