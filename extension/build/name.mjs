/** Folders of the extension's own texts, by language. */
export const LOCALES = { "zh-CN": "zh_CN", en: "en" };

/**
 * Puts the portal's title into the extension's name, by which a user tells the extensions of two portals apart. The stores
 * take 75 characters; `faultsOf` says so of a longer one.
 *
 * @param {Record<string, { message: string }>} messages of one language, of which `name` is the name
 * @param {string | undefined} title in the same language
 */
export function namedFor(messages, title) {
  const name = messages["name"]?.message ?? "";
  const [open, close] = /\p{Script=Han}/u.test(name) ? ["（", "）"] : [" (", ")"];
  // A dollar sign begins a placeholder there.
  return { ...messages, name: { message: `${name}${open}${title}${close}`.replaceAll("$", "$$$$") } };
}
