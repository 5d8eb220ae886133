/**
 * Adapter for old pages that call the functions of GM/T 0020.
 *
 * @module signing-helper/old/sof
 */
import { OldPage, type OldOptions } from "../old-page.js";
import { sofFunctions } from "../sof.js";
import { define, promised, vendors } from "../style.js";
import { REFUSED } from "./table.js";

export type { OldOptions } from "../old-page.js";

const OBJECT = "SOF";

/**
 * Puts the standard's functions into the page, as globals and in the object that the page has them in. Each gives a Promise, so
 * a page needs `await` before its calls.
 */
export function install({ object = OBJECT, ...options }: OldOptions = {}): void {
  const page = new OldPage("sof", options);
  const all = Object.entries(sofFunctions(page));
  const old = vendors(object) ?? globalsOf([...all.map(([name]) => name), ...Object.keys(REFUSED)]);
  const vendor = old === undefined ? undefined : (): unknown => old;
  const failures = Object.fromEntries(all.map(([name, { failed }]) => [name, failed]));
  const runs = Object.fromEntries(all.map(([name, { run }]) => [name, run]));
  const functions = promised({ name: "", page, refused: REFUSED, vendor, failures }, runs);
  define({ ...functions, [object]: functions });
}

/** Returns a vendor's functions that have no object around them; undefined where there are none. */
function globalsOf(names: readonly string[]): Record<string, unknown> | undefined {
  const found = names.filter((name) => typeof vendors(name) === "function");
  return found.length === 0 ? undefined : Object.fromEntries(found.map((name) => [name, vendors(name)]));
}
