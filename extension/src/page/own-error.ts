import { errorData, Failure, type Facts, type OwnCode } from "../shared/failure.js";
import type { Locale } from "#protocol/messages";
import type { Guard } from "../shared/shape.js";
import { SigningHelperError } from "./error.js";

/** An error that this library itself detects. */
export function ownError(code: OwnCode, locale: Locale, facts: Facts = {}): SigningHelperError {
  return new SigningHelperError(errorData(new Failure(code, facts), locale));
}

/**
 * Returns the host's answer as what it should be.
 *
 * @throws SigningHelperError HOST_GARBLED
 */
export function understood<T extends object>(answer: object, guard: Guard<T>, locale: Locale): T {
  if (!guard(answer)) {
    throw ownError("HOST_GARBLED", locale);
  }
  return answer;
}

/**
 * Pairs what was asked for with the host's outcome of each.
 *
 * @throws SigningHelperError HOST_GARBLED where there is not one for each
 */
export function paired<Asked, Outcome>(
  asked: readonly Asked[],
  outcomes: readonly Outcome[],
  locale: Locale,
): [Asked, Outcome][] {
  if (outcomes.length !== asked.length) {
    throw ownError("HOST_GARBLED", locale);
  }
  return asked.map((each, index) => [each, outcomes[index] as Outcome]);
}
