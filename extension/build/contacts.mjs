const LOCALES = ["zh-CN", "en"];

/**
 * Says whom to ask, as a profile has it: known also where the program is missing that would know.
 *
 * @param {{ contacts?: { authority?: Dated, portal?: Dated } }} profile
 * @returns {Record<string, { contact?: string, support?: string }>} by language
 * @typedef {{ value: { name: Record<string, string>, telephones: string[], qq?: string } }} Dated
 */
export function contactsOf({ contacts = {} }) {
  return Object.fromEntries(
    LOCALES.map((locale) => [
      locale,
      { ...named("contact", contacts.authority, locale), ...named("support", contacts.portal, locale) },
    ]),
  );
}

/** @param {string} fact @param {Dated | undefined} dated @param {string} locale */
function named(fact, dated, locale) {
  if (dated === undefined) {
    return {};
  }
  const { name, telephones, qq } = dated.value;
  const ways = [...telephones, ...(qq === undefined ? [] : [`QQ ${qq}`])];
  return { [fact]: `${name[locale] ?? ""} ${ways.join(locale === "en" ? ", " : "、")}`.trim() };
}
