import { readFile } from "node:fs/promises";

/**
 * @typedef {"light" | "dark" | "contrast"} Mode
 * @typedef {{ light: string, dark: string, contrast: string, use: string }} Colour
 * @typedef {{ colour: string, path: string }} Icon
 * @typedef {{ colour: string, on: string[], as: "text" | "graphic" }} Pair
 * @typedef {{
 *   type: { family: string[], lineHeight: number, body: number, sizes: Record<string, { pixels: number, use: string }> },
 *   space: Record<string, number>,
 *   colours: Record<string, Colour>,
 *   pairs: Pair[],
 *   icons: Record<string, Icon>,
 *   "window-icons": Record<string, Icon>,
 * }} Tokens
 */

/** @type {Mode[]} */
export const MODES = ["light", "dark", "contrast"];

/**
 * Least contrast by WCAG 2.2: 1.4.3 for text, 1.4.11 for what tells controls and states apart; high contrast by 1.4.6.
 * @type {Record<Mode, { text: number, graphic: number }>}
 */
export const LEAST = {
  light: { text: 4.5, graphic: 3 },
  dark: { text: 4.5, graphic: 3 },
  contrast: { text: 7, graphic: 4.5 },
};

/** @returns {Promise<Tokens>} */
export async function readTokens() {
  return JSON.parse(await readFile(new URL("../../../design/tokens.json", import.meta.url), "utf8"));
}

/** @param {Tokens} tokens @param {string} name @param {Mode} mode */
export function valueOf({ colours }, name, mode) {
  const colour = colours[name];
  if (colour === undefined) {
    throw new Error(`design/tokens.json has no colour ${name}`);
  }
  return colour[mode];
}

/** Multiple of the body's size, which is the user's own choice. @param {Tokens} tokens @param {string} name */
export function multipleOf({ type }, name) {
  const size = type.sizes[name];
  if (size === undefined) {
    throw new Error(`design/tokens.json has no size ${name}`);
  }
  return size.pixels / type.body;
}
