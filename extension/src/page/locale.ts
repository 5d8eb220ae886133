import type { Locale } from "../protocol/messages.gen.js";

/** The page's language, or else the browser's: Chinese of every kind is `zh-CN`, everything else `en`. */
export function pageLocale(): Locale {
  const language = document.documentElement.lang || navigator.language;
  return /^zh\b/i.test(language) ? "zh-CN" : "en";
}
