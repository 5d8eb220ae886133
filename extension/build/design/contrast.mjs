import { LEAST, valueOf } from "./tokens.mjs";

/** Contrast ratio of WCAG 2.2 between two colours like #0b57a4. @param {string} one @param {string} other */
export function contrast(one, other) {
  const [darker = 0, brighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (brighter + 0.05) / (darker + 0.05);
}

/** Relative luminance of WCAG 2.2. @param {string} colour */
function luminance(colour) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Each named pair with its contrast in one mode.
 *
 * @param {import("./tokens.mjs").Tokens} tokens
 * @param {import("./tokens.mjs").Mode} mode
 */
export function contrasts(tokens, mode) {
  return tokens.pairs.flatMap(({ colour, on, as }) =>
    on.map((ground) => ({
      colour,
      ground,
      as,
      ratio: contrast(valueOf(tokens, colour, mode), valueOf(tokens, ground, mode)),
      least: LEAST[mode][as],
    })),
  );
}
