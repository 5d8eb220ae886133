/**
 * Returns the page on which a user installs or updates a part, as the portal's profile names it. The extension has one
 * in the browser's own store. Otherwise the page for the program leads to it.
 *
 * @param part that is missing or too old, as the fact `requiresUpdate` has it; the program unless said otherwise
 */
export function installationPage(part = "host"): string | undefined {
  const inStore = part === "extension" ? INSTALLATION.stores[store()] : undefined;
  return inStore ?? INSTALLATION.page;
}

/** Chromium and all others take the Chrome Web Store's. */
function store(): "edge" | "chrome" {
  return navigator.userAgent.includes(" Edg/") ? "edge" : "chrome";
}
