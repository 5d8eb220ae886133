import type { ErrorCode, SigningHelperError, Status, Token } from "../page/index.js";
import type { Locale } from "#protocol/messages";
import { LABELS, type Labels } from "../shared/labels.js";
import { WORDS } from "./words.js";

/** State of a row, and of the element as a whole. */
export type State = "checking" | "waiting" | "ready" | "missing" | "failed";

/** Part on the way to the U-Key. */
export type Hop = "extension" | "host" | "token";

export interface Row {
  hop: Hop;
  name: string;
  state: State;
  detail: string;
}

/** Maps each error to its hop of the way; any other error came from behind the host. */
const HOP_OF_ERROR: Readonly<Record<string, Hop>> = {
  EXTENSION_MISSING: "extension",
  EXTENSION_GONE: "extension",
  ORIGIN_NOT_ALLOWED: "extension",
  VERSION_MISMATCH: "host",
  PROFILE_INVALID: "host",
  PROFILE_OLDER: "host",
  TOKEN_ABSENT: "token",
  TOKEN_REMOVED: "token",
  DRIVER_FAILED: "token",
  PIN_LOCKED: "token",
};

/** No fault: the U-Key is to be plugged in. */
const MISSING: readonly ErrorCode[] = ["TOKEN_ABSENT", "TOKEN_REMOVED"];

/** Rows while the answer is awaited. */
export function checking(locale: Locale): Row[] {
  return rows(LABELS[locale], () => ["checking", WORDS[locale].checking]);
}

export function found(status: Status, locale: Locale): Row[] {
  const labels = LABELS[locale];
  const { extension, host } = status;
  const versions = { extension, host };
  return rows(labels, (hop) => (hop === "token" ? tokenRow(status, labels) : ["ready", labels.answers(versions[hop])]));
}

/** Rows of an error; undefined when it is that of no row. */
export function failed({ code, title }: SigningHelperError, locale: Locale): Row[] | undefined {
  const labels = LABELS[locale];
  const hop = HOP_OF_ERROR[code] ?? (code.startsWith("HOST_") ? "host" : undefined);
  if (hop === undefined) {
    return undefined;
  }
  let state: State = "ready";
  return rows(labels, (each) => {
    if (each === hop) {
      state = "waiting";
      return [MISSING.includes(code) ? "missing" : "failed", title];
    }
    return [state, state === "ready" ? WORDS[locale].fine : WORDS[locale].waiting];
  });
}

function rows(labels: Labels, tell: (hop: Hop) => [State, string]): Row[] {
  const row = (hop: Hop, name: string): Row => {
    const [state, detail] = tell(hop);
    return { hop, name, state, detail };
  };
  return [row("extension", labels.extension), row("host", labels.host), row("token", labels.tokens)];
}

function tokenRow({ tokens, capabilities }: Status, labels: Labels): [State, string] {
  if (!capabilities.includes("token.list")) {
    return ["waiting", labels.tokensHidden];
  }
  if (tokens.length === 0) {
    return ["missing", labels.noTokens];
  }
  const isLocked = tokens.some(({ locked }) => locked);
  return [isLocked ? "failed" : "ready", tokens.map((token) => tokenText(token, labels)).join(" · ")];
}

function tokenText({ label, triesLeft, triesMaximum, locked }: Token, labels: Labels): string {
  if (locked) {
    return `${label}: ${labels.locked}`;
  }
  return triesLeft === null ? label : `${label}: ${labels.triesLeft(triesLeft, triesMaximum)}`;
}
