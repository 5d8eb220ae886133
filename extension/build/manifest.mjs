import { MINIMUM_CHROME_VERSION } from "./minimum.mjs";

/**
 * Writes the extension's manifest.
 *
 * @param {{ version: string, key?: string | undefined, updateUrl?: string | undefined, matches: string[] }} build
 *   `key` says who the extension is, in Base64; the stores give it themselves and refuse a manifest that has one.
 *   `updateUrl` where browsers look for updates; the stores name themselves
 */
export function manifest({ version, key, updateUrl, matches }) {
  return {
    manifest_version: 3,
    name: "__MSG_name__",
    description: "__MSG_description__",
    version,
    default_locale: "zh_CN",
    ...(key === undefined ? {} : { key }),
    ...(updateUrl === undefined ? {} : { update_url: updateUrl }),
    minimum_chrome_version: MINIMUM_CHROME_VERSION,
    icons: Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icons/${size}.png`])),
    action: { default_popup: "popup.html" },
    background: { service_worker: "worker.js" },
    content_scripts: [{ matches, js: ["content.js"], run_at: "document_start", all_frames: true }],
    // scripting: portal tabs that are open at installation get their content script without a reload.
    // activeTab: the popup sees the address of the page on which it is opened.
    // storage: what an administrator sets by policy.
    permissions: ["nativeMessaging", "scripting", "activeTab", "storage"],
    host_permissions: matches,
    // Granted only site by site, when a user tries the helper there.
    optional_host_permissions: ["https://*/*"],
    storage: { managed_schema: "managed-schema.json" },
  };
}
