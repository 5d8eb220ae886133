import { compile } from "json-schema-to-typescript";
import { format } from "prettier";
import { COMBINATORS, Guards } from "./guards.mjs";
import { methodsOf } from "./schema.mjs";

/** @typedef {import("./schema.mjs").Node} Node */

const BANNER = "// Generated from protocol.schema.json (npm run generate). Do not edit.";

/** Types of all messages. @param {Node} schema */
export function messages(schema) {
  return compile(schema, "Message", {
    additionalProperties: false,
    ignoreMinAndMaxItems: true, // else a list of at least one becomes a tuple, which no list can be assigned to
    bannerComment: BANNER,
    style: { printWidth: 120 },
  });
}

/** Guards for what a host says. @param {Node} schema */
export function answers(schema) {
  const guards = new Guards(schema, { isStrict: false });
  for (const { $ref } of schema.$defs.Notification.oneOf) {
    guards.of($ref.replace("#/$defs/", ""));
  }
  for (const { result } of methodsOf(schema)) {
    guards.of(result);
    guards.forPageOf(result);
  }
  guards.of("ErrorData");
  return typescript(guards, "");
}

/** The methods that a page may ask for, and guards for the parameters that it may choose. @param {Node} schema */
export function requests(schema) {
  const guards = new Guards(schema, { isStrict: true });
  const methods = methodsOf(schema).filter(({ capability }) => capability !== undefined);
  const entries = methods.map(({ name, definition, params, window }) => {
    const type = `Chosen<${guards.use(definition)}["params"]>`;
    return `"${name}": { window: ${JSON.stringify(window ?? null)}, isChosen: ${guards.expression(params, type, "session")} },`;
  });
  return typescript(
    guards,
    `
/** Method that a profile may allow to a page. */
export type PageMethod = ${methods.map(({ name }) => JSON.stringify(name)).join(" | ")};

/** Parameters of a request that a page may choose. */
type Chosen<P> = P extends unknown ? Omit<P, "session"> : never;

export interface PageMethodDescription {
  /** ASKS: the host asks the user in a window. SHOWS: it shows one and answers at once. */
  window: "ASKS" | "SHOWS" | null;
  /** Accepts the parameters that a page may choose. */
  isChosen: Guard<object>;
}

export const METHODS: Record<PageMethod, PageMethodDescription> = {
  ${entries.join("\n")}
};
`,
  );
}

/** @param {Guards} guards @param {string} rest */
function typescript(guards, rest) {
  const whole = `${guards.source}\n${rest}`;
  const combinators = COMBINATORS.filter((name) => new RegExp(`\\b${name}[(<]`).test(whole));
  const types = guards.types.filter((name) => new RegExp(`[<.( ]${name}\\b`).test(whole));
  return format(
    `${BANNER}
import { ${combinators.join(", ")}${rest === "" ? "" : ", type Guard"} } from "../shared/shape.js";
import type { ${types.join(", ")} } from "./messages.gen.js";

${whole}`,
    { parser: "typescript", printWidth: 120 },
  );
}
