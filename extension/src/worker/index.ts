// The worker's wiring: read it to see everything that wakes it.
import { POPUP_PORT_NAME } from "../shared/status.js";
import { AllowedOrigins } from "./allowed-origins.js";
import { Host } from "./host.js";
import { PopupService } from "./popup-service.js";
import { reachOpenTabs } from "./open-tabs.js";
import { WindowRules } from "./page-windows.js";
import { Sessions } from "./sessions.js";
import { TabWatch } from "./tab-watch.js";
import { TrialScripts } from "./trial-scripts.js";
import { Update } from "./update.js";

const { permissions, runtime, storage, tabs, windows } = chrome;
const manifest = runtime.getManifest();

const host = new Host(runtime);
const origins = new AllowedOrigins(ALLOWED_ORIGINS, chrome);
const popupService = new PopupService(host, origins, manifest.version);
const trialScripts = new TrialScripts(origins, "content.js", chrome);
const sessions = new Sessions(
  host,
  () => origins.now(),
  manifest.version,
  new WindowRules(new TabWatch(tabs, windows)),
  () => {
    update.tryNow();
  },
);
const update = new Update(
  () => sessions.isEmpty,
  () => {
    runtime.reload();
  },
);

runtime.onConnect.addListener((port) => {
  // Only the popup connects from here; a content script's Port carries its page's origin.
  if (port.name === POPUP_PORT_NAME && port.sender?.origin === location.origin) {
    popupService.accept(port);
  } else {
    sessions.accept(port);
  }
});

// The popup that asked for a permission may be closed by the question, so what follows from it happens here.
permissions.onAdded.addListener(takeOverGrants);
permissions.onRemoved.addListener(takeOverGrants);
storage.onChanged.addListener((_changes, area) => {
  if (area === "managed") {
    takeOverGrants();
  }
});

runtime.onUpdateAvailable.addListener(() => {
  update.available();
});

runtime.onInstalled.addListener(() => {
  for (const { matches, js } of manifest.content_scripts ?? []) {
    void reachOpenTabs(matches ?? [], js?.[0] ?? "", chrome);
  }
  void trialScripts.renew();
});

function takeOverGrants(): void {
  void trialScripts.synchronise();
  void sessions.recheck();
}
