import type { OldPage } from "./old-page.js";
import { submitAfter } from "./hold.js";
import { guarded, refuseEmptyPin } from "./pin-places.js";
import { NotCarriedError } from "./refused.js";
import type { Table } from "./table.js";

export type Functions = Record<string, (...given: never[]) => unknown>;
type Called = (...given: unknown[]) => unknown;

/** Object of a page, and what stands in its place where the helper is not there. */
export interface Style {
  /** Its name in the table; its functions' names follow a dot. Empty for functions that are globals. */
  name: string;
  page: OldPage;
  refused: Table["refused"];
  /** The vendor's object of this name; undefined where its script is not in the page. */
  vendor?: (() => unknown) | undefined;
  /** Answers of functions that fail, where it is not an empty text. */
  failures?: Readonly<Record<string, unknown>>;
}

/**
 * Makes an object whose functions give Promises. One that fails gives an empty text, as old clients do, and the page asks for
 * the latest error.
 */
export function promised(style: Style, functions: Functions): Record<string, Called> {
  const { page, vendor, failures = {} } = style;
  const made: Record<string, Called> = refusals(style);
  for (const [name, run] of Object.entries(functions) as [string, Called][]) {
    made[name] = async (...given) => {
      try {
        // Without a vendor's object nothing is decided, so that settings are made in the order of their calls.
        if (vendor !== undefined && !(await page.isServed(vendor))) {
          refuseEmptyPin(name, given);
          return guarded(await (vendor() as Record<string, Called>)[name]?.(...given));
        }
        return await run(...given);
      } catch (error) {
        if (error instanceof NotCarriedError) {
          throw error;
        }
        page.failed(error);
        return failures[name] ?? "";
      }
    };
  }
  return made;
}

/** Makes the functions of an object that are not carried over: each throws, unless the vendor's client serves the page. */
export function refusals({ name, page, refused, vendor }: Style): Record<string, Called> {
  const prefix = name === "" ? "" : `${name}.`;
  const own = Object.entries(refused).filter(([full]) => full.startsWith(prefix));
  return Object.fromEntries(
    own.map(([full, why]) => {
      const short = full.slice(prefix.length);
      const refuse = (): never => {
        throw new NotCarriedError(full, why);
      };
      const pass = async (...given: unknown[]): Promise<unknown> => {
        if (await page.isServed(vendor)) {
          refuse();
        }
        const old = vendor?.() as Record<string, Called>;
        return short in old ? old[short]?.(...given) : refuse();
      };
      return [short, vendor === undefined ? refuse : pass];
    }),
  );
}

/** Puts globals into the page, over those of a vendor's script, with what the codemod writes into handlers. */
export function define(globals: Record<string, unknown>): void {
  for (const [name, value] of Object.entries({ ...globals, signingHelperOld: { submitAfter } })) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: true });
  }
}

/** Returns the vendor's global of this name; undefined where its script is not in the page. */
export function vendors(name: string): unknown {
  return (globalThis as Record<string, unknown>)[name];
}
