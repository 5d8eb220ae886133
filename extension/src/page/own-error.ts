import { errorData, Failure, type Facts, type OwnCode } from "../shared/failure.js";
import type { Locale } from "../protocol/messages.gen.js";
import { SigningHelperError } from "./error.js";

/** An error that this library itself detects. */
export function ownError(code: OwnCode, locale: Locale, facts: Facts = {}): SigningHelperError {
  return new SigningHelperError(errorData(new Failure(code, facts), locale));
}
