/**
 * Texts of the listing in the stores, in one language.
 *
 * @typedef {{
 *   language: string, description: string[], searchTerms: string[], category: string, singlePurpose: string,
 *   reasons: Record<string, string>, remoteCode: string, data: string[], privacy: string[], certificationNotes: string,
 *   headings: Record<string, string>,
 * }} StoreTexts
 */

/** Sizes that the stores ask for, by the file's name; the Chrome Web Store takes one to five screenshots. */
export const PICTURES = {
  "screenshot-1.png": [1280, 800],
  "screenshot-2.png": [1280, 800],
  "screenshot-3.png": [1280, 800],
  "tile.png": [440, 280],
  "icon.png": [128, 128],
  "logo.png": [300, 300],
};

/** Longest texts in characters, by the narrower rule of Chrome Web Store and Edge Add-ons. */
const LONGEST = { name: 75, summary: 132, description: 10_000, singlePurpose: 1000, reason: 1000, searchTerm: 30 };
const SHORTEST_DESCRIPTION = 250;
const MOST_SEARCH_TERMS = 7;
const MOST_SEARCH_WORDS = 21;

/**
 * Returns the permissions in the manifest, as the stores ask for reasons: each permission, and each kind of host
 * pattern.
 *
 * @param {Record<string, unknown>} manifest
 * @returns {Record<string, string[]>} by the reason's key, the patterns; none for a permission
 */
export function asked(manifest) {
  const { permissions = [], host_permissions: hosts = [], optional_host_permissions: later = [] } = manifest;
  const scripts = /** @type {{ matches: string[] }[]} */ (manifest["content_scripts"] ?? []);
  const reached = [...new Set([.../** @type {string[]} */ (hosts), ...scripts.flatMap(({ matches }) => matches)])];
  return {
    ...Object.fromEntries(/** @type {string[]} */ (permissions).map((name) => [name, []])),
    ...(reached.length === 0 ? {} : { host_permissions: reached }),
    .../** @type {Record<string, string[]>} */ (
      /** @type {string[]} */ (later).length === 0 ? {} : { optional_host_permissions: later }
    ),
  };
}

/**
 * Finds everything that a store would refuse.
 *
 * @param {StoreTexts} texts with everything filled in
 * @param {{ name: string, description: string }} own name and summary, which the stores read from the package
 * @param {Record<string, unknown>} manifest
 * @returns {string[]} a line for each fault
 */
export function faultsOf(texts, own, manifest) {
  const wanted = Object.keys(asked(manifest));
  const given = Object.keys(texts.reasons);
  const description = texts.description.join("\n\n");
  const words = texts.searchTerms.flatMap((term) => term.split(/\s+/));
  return [
    ...wanted.filter((key) => !given.includes(key)).map((key) => `no reason for ${key}`),
    ...given.filter((key) => !wanted.includes(key)).map((key) => `a reason for ${key}, which is not asked for`),
    ...tooLong("name", own.name, LONGEST.name),
    ...tooLong("summary", own.description, LONGEST.summary),
    ...tooLong("description", description, LONGEST.description),
    ...(description.length < SHORTEST_DESCRIPTION ? [`description: under ${SHORTEST_DESCRIPTION} characters`] : []),
    ...tooLong("singlePurpose", texts.singlePurpose, LONGEST.singlePurpose),
    ...Object.entries(texts.reasons).flatMap(([key, reason]) => tooLong(key, reason, LONGEST.reason)),
    ...texts.searchTerms.flatMap((term) => tooLong(term, term, LONGEST.searchTerm)),
    ...(texts.searchTerms.length > MOST_SEARCH_TERMS ? [`over ${MOST_SEARCH_TERMS} search terms`] : []),
    ...(words.length > MOST_SEARCH_WORDS ? [`search terms of over ${MOST_SEARCH_WORDS} words`] : []),
    ...[...JSON.stringify(texts).matchAll(/\{[a-z]+\}/g)].map(([place]) => `${place} is not filled in`),
  ];
}

/** @param {string} what @param {string} text @param {number} most @returns {string[]} */
function tooLong(what, text, most) {
  return text.length > most ? [`${what}: ${text.length} characters, ${most} at most`] : [];
}

/**
 * Fills in the portal's values.
 *
 * @param {StoreTexts} texts
 * @param {Record<string, string>} values by the place's name, e.g. `pages` for `{pages}`
 * @returns {StoreTexts}
 */
export function filled(texts, values) {
  return JSON.parse(JSON.stringify(texts), (_, value) =>
    typeof value === "string" ? value.replace(/\{([a-z]+)\}/g, (place, name) => values[name] ?? place) : value,
  );
}

/**
 * Writes the texts for the stores' forms, field by field.
 *
 * @param {StoreTexts} texts
 * @param {{ name: string, description: string }} own
 * @param {Record<string, unknown>} manifest
 */
export function listing(texts, own, manifest) {
  const { headings } = texts;
  const reasons = Object.entries(asked(manifest)).map(
    ([key, patterns]) => `${[key, ...patterns].join("\n  ")}\n  → ${texts.reasons[key] ?? ""}`,
  );
  const fields = {
    name: own.name,
    summary: own.description,
    description: texts.description.join("\n\n"),
    category: texts.category,
    searchTerms: texts.searchTerms.join(", "),
    singlePurpose: texts.singlePurpose,
    reasons: reasons.join("\n\n"),
    remoteCode: texts.remoteCode,
    data: texts.data.join("\n"),
    certificationNotes: texts.certificationNotes,
  };
  return Object.entries(fields)
    .map(([field, text]) => `== ${headings[field] ?? field} ==\n\n${text}\n`)
    .join("\n");
}

/**
 * Reads a PNG's size, and refuses one that a store would: another format, or with an alpha channel where none may be.
 *
 * @param {Uint8Array} bytes
 * @param {{ alpha: boolean }} allowed
 * @returns {[number, number]} width and height
 */
export function sizeOf(bytes, { alpha }) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const signature = view.byteLength > 26 && view.getBigUint64(0) === 0x89504e470d0a1a0an;
  if (!signature) {
    throw new Error("is no PNG");
  }
  const hasAlpha = [4, 6].includes(view.getUint8(25));
  if (hasAlpha && !alpha) {
    throw new Error("has an alpha channel");
  }
  return [view.getUint32(16), view.getUint32(20)];
}
