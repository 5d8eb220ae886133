// The worker's wiring: read it to see everything that wakes it.
import { isStatusQuestion } from "../status.js";
import { hostStatus } from "./host-status.js";
import { Host } from "./host.js";
import { reachOpenTabs } from "./open-tabs.js";
import { Sessions } from "./sessions.js";
import { Update } from "./update.js";

const { runtime } = chrome;
const manifest = runtime.getManifest();

const host = new Host(runtime);
const sessions = new Sessions(host, ALLOWED_ORIGINS, manifest.version, () => {
  update.tryNow();
});
const update = new Update(
  () => sessions.isEmpty,
  () => {
    runtime.reload();
  },
);

runtime.onConnect.addListener((port) => {
  sessions.accept(port);
});

runtime.onMessage.addListener((message: unknown, sender, answer: (status: unknown) => void) => {
  // Only the popup asks this way; a content script's message carries its page's origin.
  if (sender.origin !== location.origin || !isStatusQuestion(message)) {
    return false;
  }
  void hostStatus(host, message.locale).then(answer);
  return true;
});

runtime.onUpdateAvailable.addListener(() => {
  update.available();
});

runtime.onInstalled.addListener(() => {
  for (const { matches, js } of manifest.content_scripts ?? []) {
    void reachOpenTabs(matches ?? [], js?.[0] ?? "", chrome);
  }
});
