import type { Token } from "./protocol/messages.gen.js";
import { atLeast, isCount, listOf, oneOf, orNull, text } from "./shape.js";

export const areTokens = listOf(
  atLeast<Token>({
    driver: text(1_000),
    label: text(1_000),
    triesLeft: orNull(isCount),
    triesMaximum: orNull(isCount),
    locked: oneOf(true, false),
    defaultPin: orNull(oneOf(true, false)),
  }),
  1_000,
);

export const isTokenList = atLeast<{ tokens: Token[] }>({ tokens: areTokens });

/** What is known of them and nothing else: a page shall not get what a newer host may say beside it. */
export function copyOfTokens(tokens: readonly Token[]): Token[] {
  return tokens.map(({ driver, label, triesLeft, triesMaximum, locked, defaultPin }) => ({
    driver,
    label,
    triesLeft,
    triesMaximum,
    locked,
    defaultPin,
  }));
}
