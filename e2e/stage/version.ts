import { versionIn } from "../../extension/build/version.mjs";
import { ROOT } from "./root.js";

/** The version of the built project. */
export const VERSION = versionIn(ROOT);

/** The version that would follow it: the last number is one higher. */
export const NEXT_VERSION = VERSION.replace(/\d+$/, (last) => String(Number(last) + 1));
