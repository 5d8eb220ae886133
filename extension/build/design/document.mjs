import { contrasts } from "./contrast.mjs";
import { MODES } from "./tokens.mjs";

/** @typedef {import("./tokens.mjs").Tokens} Tokens */

/** The description with its tables of colours, contrasts, and sizes. @param {Tokens} tokens @param {string} before */
export function designDocument(tokens, before) {
  return [
    ["colours", colours(tokens)],
    ["contrasts", pairs(tokens)],
    ["sizes", sizes(tokens)],
    ["icons", icons(tokens)],
  ].reduce((text, [name, rows]) => between(String(text), String(name), /** @type {string[][]} */ (rows)), before);
}

/** @param {string} text @param {string} name @param {string[][]} rows the first of them the head */
function between(text, name, [head = [], ...rows]) {
  const table = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  const place = new RegExp(`(<!-- ${name}: generated -->\n)[\\s\\S]*?(\n<!-- ${name}: end -->)`);
  return text.replace(place, (_, start, end) => start + table + end);
}

/** @param {Tokens} tokens */
function colours({ colours }) {
  const rows = Object.entries(colours).map(([name, { light, dark, contrast, use }]) =>
    [name, light, dark, contrast].map(code).concat(use),
  );
  return [["colour", "light", "dark", "high contrast", "use"], ...rows];
}

/** @param {Tokens} tokens */
function pairs(tokens) {
  const [light = [], ...others] = MODES.map((mode) => contrasts(tokens, mode));
  const rows = light.map(({ colour, ground, as, least, ratio }, index) => [
    code(colour),
    code(ground),
    as,
    `${least}:1`,
    shown(ratio),
    ...others.map((mode) => shown(mode[index]?.ratio ?? NaN)),
  ]);
  return [["colour", "on", "as", "at least", "light", "dark", "high contrast"], ...rows];
}

/** Cut off, not rounded, so that nothing seems to reach what it misses. @param {number} ratio */
function shown(ratio) {
  return `${(Math.floor(ratio * 10) / 10).toFixed(1)}:1`;
}

/** @param {Tokens} tokens */
function sizes({ type }) {
  const rows = Object.entries(type.sizes).map(([name, { pixels, use }]) => [
    code(name),
    String(pixels),
    `${Math.round((pixels / type.body) * 100)} %`,
    use,
  ]);
  return [["size", "pixels where body is 14", "of body", "use"], ...rows];
}

/** @param {Tokens} tokens */
function icons({ icons }) {
  return [["icon", "colour"], ...Object.entries(icons).map(([name, { colour }]) => [name, colour].map(code))];
}

/** @param {string} text */
function code(text) {
  return `\`${text}\``;
}
