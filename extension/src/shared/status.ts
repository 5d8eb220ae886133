import { isErrorData, isFinding, isSessionOpenResult, isToken } from "#protocol/answers";
import type { ErrorData, Finding, Locale, SessionOpenResult, Token } from "#protocol/messages";
import { exactly, listOf, oneOf, orNull, text } from "./shape.js";

/** Name of the runtime Port between popup and worker. */
export const POPUP_PORT_NAME = "signing-helper-popup";

/**
 * Question of the popup to the worker. The answer is a {@link Status}, and another follows whenever U-Keys come or go.
 */
export interface StatusQuestion {
  kind: "status";
  /** Origin of the page in the active tab; empty when it is no web page. */
  origin: string;
  locale: Locale;
}

/** Request of the popup in the name of the page: the helper window, or the one that changes the PIN. */
export interface Errand {
  kind: "window" | "pin";
}

/** Result of an errand. */
export interface ErrandOutcome extends Errand {
  /** Null when the window is shown, or the PIN changed. */
  error: ErrorData | null;
}

/**
 * The popup's request for a diagnosis in the name of the page, or for its check that tells when certificates end; answered
 * with a {@link DiagnosisOutcome}.
 */
export interface DiagnosisQuestion {
  kind: "diagnosis" | "renewal";
}

export interface DiagnosisOutcome extends DiagnosisQuestion {
  findings: Finding[];
  /** Reason why there are no findings; otherwise null. */
  error: ErrorData | null;
}

const isDiagnosisKind = oneOf("diagnosis", "renewal");

const isErrandKind = oneOf("window", "pin");

export const isErrand = exactly<Errand>({ kind: isErrandKind });

export const isErrandOutcome = exactly<ErrandOutcome>({ kind: isErrandKind, error: orNull(isErrorData) });

export const isDiagnosisQuestion = exactly<DiagnosisQuestion>({ kind: isDiagnosisKind });

export const isDiagnosisOutcome = exactly<DiagnosisOutcome>({
  kind: isDiagnosisKind,
  findings: listOf(isFinding, 1_000),
  error: orNull(isErrorData),
});

/** Kind of a site: the portal's, one that is on trial, or one that may not ask. */
export type Site = "PORTAL" | "TRIAL" | "OTHER";

export interface Status {
  site: Site;
  /** Version of the host; null when it does not answer. */
  host: string | null;
  /** The host's description for the page; null when the page may not ask. */
  opened: SessionOpenResult | null;
  /** Null when the page may not ask. */
  tokens: Token[] | null;
  /** Reason why a value that should be present is null. */
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
  tokens: orNull(listOf(isToken, 1_000)),
  error: orNull(isErrorData),
});
