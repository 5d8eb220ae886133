/**
 * Adapter for old pages that call XTXSAB's functions.
 *
 * @module signing-helper/old/xtxsab
 */
import { OldPage, type OldOptions } from "../old-page.js";
import { lacksPin, refuseEmptyPin } from "../pin-places.js";
import { NotCarriedError } from "../refused.js";
import { sofFunctions } from "../sof.js";
import { define, refusals, vendors } from "../style.js";
import { ALIASES, REFUSED } from "./table.js";

export type { OldOptions } from "../old-page.js";

const OBJECT = "XTXSAB";

type Callback = (answer: { retVal: unknown; ctx: unknown }) => void;

/** Puts the family's functions into the page, as globals and in `XTXSAB`. Each calls back, so a page stays as it is. */
export function install(options: OldOptions = {}): void {
  const page = new OldPage("xtxsab", options);
  const all = sofFunctions(page);
  for (const [alias, of] of Object.entries(ALIASES)) {
    all[alias] = all[of] as (typeof all)[string];
  }
  const named = (name: string): unknown =>
    (vendors(OBJECT) as Record<string, unknown> | undefined)?.[name] ?? vendors(name);
  const globals = Object.fromEntries(
    Object.entries(all).map(([name, { run, failed }]) => [
      name,
      calledBack({ page, name, vendor: named(name) }, run, failed),
    ]),
  );
  const olds = Object.fromEntries(
    Object.keys(REFUSED)
      .map((name) => [name, named(name)] as const)
      .filter(([, old]) => old !== undefined),
  );
  const vendor = Object.keys(olds).length === 0 ? undefined : (): unknown => olds;
  const refused = refusals({ name: "", page, refused: REFUSED, vendor });
  define({ ...refused, ...globals, [OBJECT]: { ...refused, ...globals } });
}

/** Makes a function whose callback comes after its own arguments, and after that what the callback gets back unchanged. */
function calledBack(
  { page, name, vendor }: { page: OldPage; name: string; vendor: unknown },
  run: (...given: unknown[]) => unknown,
  failed: unknown,
): (...given: unknown[]) => void {
  const answer = async (work: () => unknown): Promise<unknown> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof NotCarriedError) {
        throw error;
      }
      page.failed(error);
      return failed;
    }
  };
  return (...given) => {
    const at = given.findIndex((value) => typeof value === "function");
    const [own, callback, ctx] =
      at < 0 ? [given, undefined, undefined] : [given.slice(0, at), given[at], given[at + 1]];
    const answered = page.isServed(vendor).then(async (isServed) => {
      if (!isServed && !lacksPin(name, own)) {
        (vendor as (...all: unknown[]) => void)(...given);
        return;
      }
      const retVal = await answer(() => {
        if (!isServed) {
          refuseEmptyPin(name, own);
        }
        return run(...own);
      });
      (callback as Callback | undefined)?.({ retVal, ctx });
    });
    // An error of the page's own callback is the page's, and a function that is not carried over says so.
    answered.catch((error: unknown) => {
      setTimeout(() => {
        throw error;
      });
    });
  };
}
