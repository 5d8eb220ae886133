import type { Locale } from "#protocol/messages";
import { oneOf } from "./shape.js";

/** Settings that an administrator may set by policy, as `managed-schema.json` names them. */
export interface Settings {
  /** True when a user may let a site outside the portal try the helper. */
  trialOrigins: boolean;
  /** Language of the popup; undefined: the browser's. */
  locale: Locale | undefined;
}

const isBoolean = oneOf(true, false);
const isLocale = oneOf<Locale>("zh-CN", "en");

/**
 * Reads the present policy. After an installation by policy the browser has none for some seconds, so no reading may be
 * kept; `storage.onChanged` tells when the policy arrives.
 */
export async function readSettings(managed: Pick<chrome.storage.StorageArea, "get">): Promise<Settings> {
  const { trialOrigins, locale } = await managed.get();
  return {
    trialOrigins: isBoolean(trialOrigins) ? trialOrigins : true,
    locale: isLocale(locale) ? locale : undefined,
  };
}
