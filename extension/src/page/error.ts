import { webPage } from "../shared/web-page.js";
import type { ErrorCode, ErrorData, Retry } from "../protocol/messages.gen.js";

/** Why a request has no result, with words for the person. Every rejection of this library is one. */
export class SigningHelperError extends Error {
  override readonly name = "SigningHelperError";

  /** Stable; decide by this. New ones may be added. */
  readonly code: ErrorCode;

  /**
   * What may help: `SAME_REQUEST` ask again; `AFTER_FIX` ask again when the person has put something right;
   * `NEVER` give up.
   */
  readonly retry: Retry;

  /** One line, in the connection's language. */
  readonly title: string;

  /** What happened, one or two sentences. */
  readonly reason: string;

  /** What the person can do, in this order. */
  readonly steps: readonly string[];

  /** Values behind the words, e.g. `triesLeft`. */
  readonly facts: Readonly<Record<string, string>>;

  /**
   * Page on which the person installs or updates what is missing or too old; show it as 安装或更新 (*Install or update*)
   * beside the steps. Undefined where that would not help, and where the portal's profile names none.
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
    this.link = link === undefined ? undefined : webPage(link, location.hostname === "localhost");
  }
}
