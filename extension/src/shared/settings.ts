import type { Locale } from "../protocol/messages.gen.js";
import { oneOf } from "./shape.js";

/** What an administrator may set by policy, as `managed-schema.json` names it. */
export interface Settings {
  /** Whether a person may let a site try the helper that is not the portal's. */
  trialOrigins: boolean;
  /** Of the popup; undefined: the browser's. */
  locale: Locale | undefined;
}

const isBoolean = oneOf(true, false);
const isLocale = oneOf<Locale>("zh-CN", "en");

/**
 * Reads the policy as it is now. After an installation by policy the browser has none for some seconds, so nothing may
 * be kept from one reading to the next; `storage.onChanged` tells when it comes.
 */
export async function readSettings(managed: Pick<chrome.storage.StorageArea, "get">): Promise<Settings> {
  const { trialOrigins, locale } = await managed.get();
  return {
    trialOrigins: isBoolean(trialOrigins) ? trialOrigins : true,
    locale: isLocale(locale) ? locale : undefined,
  };
}
