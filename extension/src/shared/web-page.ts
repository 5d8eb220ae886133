/**
 * Returns a page that a user may be sent to; undefined unless it is an https address.
 *
 * @param isDemo true when the portal is on this computer, and http://localhost is acceptable
 */
export function webPage(address: string | undefined, isDemo: boolean): URL | undefined {
  const page = parsed(address);
  if (page === undefined) {
    return undefined;
  }
  const isHere = isDemo && page.protocol === "http:" && page.hostname === "localhost";
  return (page.protocol === "https:" || isHere) && page.username === "" ? page : undefined;
}

/** Browsers have had `URL.canParse` only since version 120. */
function parsed(address: string | undefined): URL | undefined {
  try {
    return address === undefined ? undefined : new URL(address);
  } catch {
    return undefined;
  }
}
