import { transform } from "esbuild";
import { multipleOf, valueOf } from "./tokens.mjs";

/** @typedef {import("./tokens.mjs").Tokens} Tokens */

/** Prefix of the custom properties by which a page sets the tokens of the elements. */
const PREFIX = "--signing-helper-";

/**
 * Style sheet of the elements as TypeScript. Each token is the page's custom property, or else its value in
 * `design/tokens.json`; a colour is light or dark as the `color-scheme` around the element is.
 *
 * @param {Tokens} tokens @param {string} rules the elements' own rules, which name the tokens that they use
 */
export async function elementStyle(tokens, rules) {
  const values = valuesOf(tokens);
  const used = [...new Set([...rules.matchAll(/var\(--([\w-]+)\)/g)].map(([, name = ""]) => name))];
  const properties = used.map((name) => `--${name}: var(${PREFIX}${name}, ${values.get(name) ?? unknown(name)});`);
  const { code } = await transform(`:host { ${properties.join("\n")} }\n${rules}`, { loader: "css", minify: true });
  return `// Generated from design/tokens.json and elements.css (npm run generate). Do not edit.
export const STYLE = ${JSON.stringify(code.trim())};
`;
}

/** @param {Tokens} tokens @returns {Map<string, string>} */
function valuesOf(tokens) {
  const { colours, type, space, icons } = tokens;
  return new Map([
    ...Object.keys(colours).map((name) => /** @type {const} */ ([name, lightDark(tokens, name)])),
    ...Object.keys(type.sizes).map(
      (name) => /** @type {const} */ ([`type-${name}`, `${multipleOf(tokens, name).toFixed(3)}em`]),
    ),
    ...Object.entries(space).map(([name, pixels]) => /** @type {const} */ ([name, `${pixels}px`])),
    ...Object.entries(icons).map(
      ([name, { path }]) => /** @type {const} */ ([`icon-${name}`, `path(evenodd, "${path}")`]),
    ),
    ["line-height", String(type.lineHeight)],
  ]);
}

/** @param {Tokens} tokens @param {string} name */
function lightDark(tokens, name) {
  return `light-dark(${valueOf(tokens, name, "light")}, ${valueOf(tokens, name, "dark")})`;
}

/** @param {string} name @returns {never} */
function unknown(name) {
  throw new Error(`elements.css names ${name}, which is no token`);
}
