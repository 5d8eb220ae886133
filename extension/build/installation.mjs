/**
 * Returns the pages from which a user installs or updates, as a profile names them: known also when the program is
 * missing.
 *
 * @param {{ kind: string, links?: { installation?: Dated<string>[] }, stores?: Record<string, Dated<{ url: string }>> }}
 *   profile
 * @returns {{ page?: string, stores: Record<string, string> }} the page that installs the program, and the extension's
 *   in each browser's store
 * @template T
 * @typedef {{ value: T }} Dated
 */
export function installationOf({ kind, links, stores }) {
  const page = links?.installation?.[0]?.value;
  const pages = Object.entries(stores ?? {}).map(([store, { value }]) => [store, checked(value.url, "production")]);
  return { ...(page === undefined ? {} : { page: checked(page, kind) }), stores: Object.fromEntries(pages) };
}

/** @param {string} address @param {string} kind */
function checked(address, kind) {
  const { protocol, hostname } = new URL(address);
  if (protocol === "https:" || (kind === "demo" && protocol === "http:" && hostname === "localhost")) {
    return address;
  }
  throw new Error(`${address} is no page to install from: only https is, and http://localhost in a demo.`);
}
