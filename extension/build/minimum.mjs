import { createRequire } from "node:module";

/**
 * Features without which the extension does not work, by their path in MDN's browser-compat-data. Syntax that esbuild
 * rewrites for an older browser is not among them.
 */
const FEATURES = [
  "webextensions.api.action",
  "webextensions.api.i18n.getUILanguage",
  "webextensions.api.permissions.contains",
  "webextensions.api.permissions.remove",
  "webextensions.api.permissions.request",
  "webextensions.api.runtime.connect",
  "webextensions.api.runtime.connectNative",
  "webextensions.api.runtime.MessageSender.documentLifecycle",
  "webextensions.api.scripting.executeScript",
  "webextensions.api.scripting.getRegisteredContentScripts",
  "webextensions.api.scripting.registerContentScripts",
  "webextensions.api.scripting.unregisterContentScripts",
  "webextensions.api.storage.managed",
  "webextensions.api.tabs.query",
  "webextensions.manifest.background.service_worker",
  "webextensions.manifest.optional_host_permissions",
  "javascript.builtins.Array.at",
  "javascript.builtins.Object.hasOwn",
  "api.Crypto.randomUUID",
  "api.Element.replaceChildren",
];

/** Behaviour that no data tells. */
const BEHAVIOUR = [{ version: 105, what: "a worker stays alive while it has a native port" }];

const data = createRequire(import.meta.url)("@mdn/browser-compat-data");

/** @param {string} path @returns {number} the first version of Chrome that has it without a flag */
function since(path) {
  const feature = path.split(".").reduce((node, name) => node?.[name], data);
  const support = [feature?.__compat?.support?.chrome ?? []].flat();
  const versions = support
    .filter(({ flags, version_removed: removed }) => flags === undefined && removed === undefined)
    .map(({ version_added: added }) => Number.parseInt(added, 10))
    .filter((version) => version > 0);
  if (versions.length === 0) throw new Error(`browser-compat-data knows no version of Chrome that has ${path}.`);
  return Math.min(...versions);
}

/** The features with their versions, the newest first. */
export const NEEDED = [...FEATURES.map((what) => ({ what, version: since(what) })), ...BEHAVIOUR].sort(
  (one, other) => other.version - one.version,
);

/** The oldest Chromium that has all of it. */
export const MINIMUM_CHROME_VERSION = String(Math.max(...NEEDED.map(({ version }) => version)));
