/**
 * Returns a page that a user may be sent to; undefined unless it is an https address.
 *
 * @param isDemo true when the portal is on this computer, and http://localhost is acceptable
 */
export function webPage(address: string | undefined, isDemo: boolean): URL | undefined {
  if (address === undefined || !URL.canParse(address)) {
    return undefined;
  }
  const page = new URL(address);
  const isHere = isDemo && page.protocol === "http:" && page.hostname === "localhost";
  return (page.protocol === "https:" || isHere) && page.username === "" ? page : undefined;
}
