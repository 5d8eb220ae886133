import type { Token, TokenFault } from "../protocol/messages.gen.js";
import { atLeast, isCount, listOf, oneOf, orNull, text } from "./shape.js";

/** A U-Key as a page sees it. That it still has the PIN it was issued with is for its user alone, who reads it here. */
export type PageToken = Omit<Token, "defaultPin">;

const PAGE_TOKEN = {
  driver: text(1_000),
  label: text(1_000),
  triesLeft: orNull(isCount),
  triesMaximum: orNull(isCount),
  locked: oneOf(true, false),
};
const MOST_TOKENS = 1_000;

export const arePageTokens = listOf(atLeast<PageToken>(PAGE_TOKEN), MOST_TOKENS);

export const areTokens = listOf(atLeast<Token>({ ...PAGE_TOKEN, defaultPin: orNull(oneOf(true, false)) }), MOST_TOKENS);

export const isTokenList = atLeast<{ tokens: Token[] }>({ tokens: areTokens });

const areTokenFaults = listOf(
  atLeast<TokenFault>({ driver: text(1_000), label: text(1_000), obstacle: oneOf("TOKEN_UNREADABLE") }),
  MOST_TOKENS,
);

/** Empty where the other side is older and says none. */
export function tokenFaultsOf(answer: object): TokenFault[] {
  const faults = "faults" in answer && areTokenFaults(answer.faults) ? answer.faults : [];
  return faults.map(({ driver, label, obstacle }) => ({ driver, label, obstacle }));
}

/** Copies the known fields alone; a newer host may send others. */
export function copyOfTokens(tokens: readonly Token[]): Token[] {
  return tokens.map((token) => ({ ...tokenForPage(token), defaultPin: token.defaultPin }));
}

export function tokensForPage(tokens: readonly Token[]): PageToken[] {
  return tokens.map(tokenForPage);
}

function tokenForPage({ driver, label, triesLeft, triesMaximum, locked }: Token): PageToken {
  return { driver, label, triesLeft, triesMaximum, locked };
}
