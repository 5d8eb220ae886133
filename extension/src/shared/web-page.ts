/**
 * A page that a person may be sent to; anything but an https address is none.
 *
 * @param isDemo whether the portal is on this computer, and http://localhost will do
 */
export function webPage(address: string | undefined, isDemo: boolean): URL | undefined {
  if (address === undefined || !URL.canParse(address)) {
    return undefined;
  }
  const page = new URL(address);
  const isHere = isDemo && page.protocol === "http:" && page.hostname === "localhost";
  return (page.protocol === "https:" || isHere) && page.username === "" ? page : undefined;
}
