import type { Locale } from "#protocol/messages";
import { webPage } from "../shared/web-page.js";
import { SigningHelperError } from "./error.js";
import { ownError } from "./own-error.js";

/** Waits while the page is prerendered: it has no session yet, and asks when the user opens it. */
export async function pageIsShown(): Promise<void> {
  if ("prerendering" in document && document.prerendering === true) {
    await new Promise((resolve) => {
      document.addEventListener("prerenderingchange", resolve, { once: true });
    });
  }
}

/** Without the extension, only the page knows the place from which its users install the helper. */
export function withInstallation(error: unknown, installation: string | URL | undefined, locale: Locale): unknown {
  const isMissing = error instanceof SigningHelperError && error.code === "EXTENSION_MISSING";
  const page = webPage(installation?.toString(), location.hostname === "localhost");
  return isMissing && page !== undefined ? ownError("EXTENSION_MISSING", locale, { link: page.href }) : error;
}
