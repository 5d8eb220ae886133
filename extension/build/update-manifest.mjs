import { MINIMUM_CHROME_VERSION } from "./minimum.mjs";

/** Name of the file that a browser requests when it fetches an extension from an administrator's server. */
export const UPDATE_MANIFEST = "updates.xml";

/**
 * Writes an update manifest (protocol 2.0 of Chrome's extension updates).
 *
 * @param {{ id: string, version: string, crx: string }} release `crx` URL of the package
 * @returns {string} XML
 */
export function updateManifest({ id, version, crx }) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${id}">
    <updatecheck codebase="${escaped(crx)}" version="${version}" prodversionmin="${MINIMUM_CHROME_VERSION}" />
  </app>
</gupdate>
`;
}

/** @param {string} url as `URL` writes it: with neither angle brackets nor double quotes */
function escaped(url) {
  return url.replaceAll("&", "&amp;");
}
