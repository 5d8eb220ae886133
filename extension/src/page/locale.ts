import type { Locale } from "#protocol/messages";

/** The page's language, or else the browser's. */
export function pageLocale(): Locale {
  return localeOf(document.documentElement.lang);
}

/**
 * Chinese of every kind is `zh-CN`, everything else `en`.
 *
 * @param language a BCP 47 tag; empty for the browser's own
 */
export function localeOf(language: string): Locale {
  return /^zh\b/i.test(language || navigator.language) ? "zh-CN" : "en";
}
