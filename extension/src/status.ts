import { isErrorData, isSessionOpenResult } from "./channel.js";
import type { ErrorData, Locale, SessionOpenResult, Token } from "./protocol/messages.gen.js";
import { exactly, oneOf, orNull, text } from "./shape.js";
import { areTokens } from "./tokens.js";

/** Name of the runtime Port between popup and worker. */
export const POPUP_PORT_NAME = "signing-helper-popup";

/** What the popup asks the worker; answered with a {@link Status}, and with another whenever U-Keys come or go. */
export interface StatusQuestion {
  kind: "status";
  /** Of the page in the active tab; empty when there is none to speak of. */
  origin: string;
  locale: Locale;
}

/** The popup's request for the helper window, in the name of the page; answered with a {@link WindowOutcome}. */
export interface WindowQuestion {
  kind: "window";
}

export interface WindowOutcome {
  kind: "window";
  /** Null when the window is shown. */
  error: ErrorData | null;
}

export const isWindowQuestion = exactly<WindowQuestion>({ kind: oneOf("window") });

export const isWindowOutcome = exactly<WindowOutcome>({ kind: oneOf("window"), error: orNull(isErrorData) });

/** What a page is to us: the portal's, one that is on trial, or none that may ask. */
export type Site = "PORTAL" | "TRIAL" | "OTHER";

export interface Status {
  site: Site;
  /** Version of the host; null when it does not answer. */
  host: string | null;
  /** What the host would tell the page; null when the page may not ask. */
  opened: SessionOpenResult | null;
  /** Null when the page may not ask. */
  tokens: Token[] | null;
  /** Why something is null that should not be. */
  error: ErrorData | null;
}

export const isStatusQuestion = exactly<StatusQuestion>({
  kind: oneOf("status"),
  origin: text(2_000),
  locale: oneOf<Locale>("zh-CN", "en"),
});

export const isStatus = exactly<Status>({
  site: oneOf<Site>("PORTAL", "TRIAL", "OTHER"),
  host: orNull(text(32)),
  opened: orNull(isSessionOpenResult),
  tokens: orNull(areTokens),
  error: orNull(isErrorData),
});
