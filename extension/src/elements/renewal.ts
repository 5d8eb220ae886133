import type { Locale } from "#protocol/messages";
import { notAfter } from "./not-after.js";
import { part } from "./parts.js";
import { WORDS } from "./words.js";

const DAY_MS = 86_400_000;

/** As in the helper's window. */
const TOLD_FROM_DAYS = 30;

/**
 * Returns what a user is told of a certificate that ends within 30 days: when, what to do, and what a renewed one cannot do;
 * nothing of any other.
 *
 * @param certificate DER in Base64, which the page has got from a request that its user has agreed to
 */
export function renewalNotice(certificate: string, now: number, locale: Locale): HTMLElement[] {
  const end = notAfter(certificate);
  const left = end === undefined ? NaN : (end.getTime() - now) / DAY_MS;
  if (end === undefined || !(left >= 0 && left <= TOLD_FROM_DAYS)) {
    return [];
  }
  const { ends, renew, keep } = WORDS[locale];
  const date = end.toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
  return [part("p", "renewal-title", ends(Math.floor(left), date)), part("p", "", renew), part("p", "", keep)];
}
