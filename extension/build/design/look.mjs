import { multipleOf, valueOf } from "./tokens.mjs";

/** @typedef {import("./tokens.mjs").Tokens} Tokens */

const BANNER = "# Generated from design/tokens.json (npm run generate). Do not edit.";

/** FlatLaf's steps of type, by the name of a size. */
const FONTS = { "small.font": "small", "h3.font": "heading", "h2.font": "title", "h1.font": "display" };

/** Colours of one mode for the host's windows. @param {Tokens} tokens @param {import("./tokens.mjs").Mode} mode */
export function lookOf(tokens, mode) {
  const colours = Object.keys(tokens.colours).map((name) => `SigningHelper.${name} = ${valueOf(tokens, name, mode)}`);
  return `${[BANNER, ...colours].join("\n")}\n`;
}

const PLACE = /(# generated from design\/tokens\.json\n)[\s\S]*?(# end of what is generated\n)/;

/** Sizes and icons in both modes; the rest of the file says where the tokens go. @param {Tokens} tokens @param {string} before */
export function look(tokens, before) {
  const { space } = tokens;
  const icons = { ...tokens.icons, ...tokens["window-icons"] };
  const lines = [
    ...Object.entries(FONTS).map(([font, size]) => `${font} = ${Math.round(multipleOf(tokens, size) * 100)}%`),
    ...Object.entries(space).map(([name, pixels]) => `SigningHelper.${name} = ${pixels}`),
    ...Object.entries(icons).flatMap(([name, { colour, path }]) => [
      `SigningHelper.icon.${name}.colour = $SigningHelper.${colour}`,
      `SigningHelper.icon.${name}.path = ${path}`,
    ]),
  ];
  return before.replace(PLACE, (_, start, end) => `${start}${lines.join("\n")}\n${end}`);
}
