import { TO_WINDOW } from "#protocol/guidance";
import { webPage } from "../shared/web-page.js";
import type { ErrorCode, ErrorData, Retry } from "#protocol/messages";

/**
 * Returns true when a step of this error sends the user to the helper's window: show the button 打开签章助手 (*Open the
 * helper*) beside the steps, with `openWindow({ about: code })`.
 *
 * @param code of an error or of a finding
 */
export function leadsToWindow(code: ErrorCode): boolean {
  return TO_WINDOW.includes(code);
}

/**
 * How a request without an answer has ended, for a page's colours: `ended` (neutral) the user or the page has ended it;
 * `partly` (amber) some documents are signed and delivered; `failed` (red) nothing is.
 */
export type Outcome = "ended" | "partly" | "failed";

const ENDED: readonly ErrorCode[] = ["CANCELLED", "ABORTED"];

/** Failure of a request, with words for the user. Every rejection of this library is a SigningHelperError. */
export class SigningHelperError extends Error {
  override readonly name = "SigningHelperError";

  /** Stable; decide by this. New ones may be added. */
  readonly code: ErrorCode;

  /**
   * The useful next attempt: `SAME_REQUEST` ask again; `AFTER_FIX` ask again when the user has fixed the cause; `NEVER`
   * give up.
   */
  readonly retry: Retry;

  /** A single line, in the connection's language. */
  readonly title: string;

  /** The event in one or two sentences. */
  readonly reason: string;

  /** Steps for the user, in this order. */
  readonly steps: readonly string[];

  /** Values behind the words, e.g. `triesLeft`. */
  readonly facts: Readonly<Record<string, string>>;

  /** The colour that the error deserves: a request that its user has cancelled is no fault. */
  readonly outcome: Outcome;

  /**
   * Page on which the user installs or updates the part that is missing or too old. Show it as 安装或更新 (*Install or
   * update*) beside the steps. Undefined when that would not help, and when the portal's profile names none.
   */
  readonly link: URL | undefined;

  constructor({ code, retry, guidance, facts, link }: ErrorData) {
    super(`${code}: ${guidance.title}`);
    this.code = code;
    this.retry = retry;
    this.title = guidance.title;
    this.reason = guidance.reason;
    this.steps = guidance.steps;
    this.facts = facts;
    this.outcome = outcomeOf(code, facts);
    this.link = link === undefined ? undefined : webPage(link, location.hostname === "localhost");
  }
}

function outcomeOf(code: ErrorCode, { signed }: Readonly<Record<string, string>>): Outcome {
  if (ENDED.includes(code)) {
    return "ended";
  }
  return signed === undefined ? "failed" : "partly";
}
