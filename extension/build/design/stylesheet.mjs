import { format } from "prettier";
import { multipleOf, valueOf } from "./tokens.mjs";

/** @typedef {import("./tokens.mjs").Tokens} Tokens */

/** Custom properties for pages, dark where the user wants it so. @param {Tokens} tokens */
export function stylesheet(tokens) {
  return format(
    `/* Generated from design/tokens.json (npm run generate). Do not edit. */
:root {
  ${colours(tokens, "light")}
  ${sizes(tokens)}
  ${icons(tokens)}
  --typeface: ${tokens.type.family.map((name) => (name.includes(" ") ? JSON.stringify(name) : name)).join(", ")};
  --line-height: ${tokens.type.lineHeight};
  color-scheme: light dark;
}

@media (prefers-color-scheme: dark) {
  :root { ${colours(tokens, "dark")} }
}
`,
    { parser: "css", printWidth: 120 },
  );
}

/** @param {Tokens} tokens @param {import("./tokens.mjs").Mode} mode */
function colours(tokens, mode) {
  return Object.keys(tokens.colours)
    .map((name) => `--${name}: ${valueOf(tokens, name, mode)};`)
    .join("\n");
}

/** @param {Tokens} tokens */
function sizes(tokens) {
  const type = Object.keys(tokens.type.sizes).map(
    (name) => `--type-${name}: ${multipleOf(tokens, name).toFixed(3)}rem;`,
  );
  return [...type, ...Object.entries(tokens.space).map(([name, pixels]) => `--${name}: ${pixels}px;`)].join("\n");
}

/** Shapes for clip-path, which a page's policy on images has no say in. @param {Tokens} tokens */
function icons({ icons }) {
  return Object.entries(icons)
    .map(([name, { path }]) => `--icon-${name}: path(evenodd, "${path}");`)
    .join("\n");
}
