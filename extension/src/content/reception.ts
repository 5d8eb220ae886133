import { isConnect, isFind, type Present } from "../shared/channel.js";
import { Attention, type WatchedWindow } from "./attention.js";
import { isAlive, openMessage, Relay } from "./relay.js";

/** The part of a page's `window` that is needed here. */
export type PageWindow = WatchedWindow & {
  readonly location: Pick<Location, "origin" | "ancestorOrigins">;
};

/**
 * Answers a page that looks for extensions, and gives each of its connections with this portal's its relay. The extensions
 * of other portals on the same page hear the same messages, at the same ports.
 */
export class Reception {
  private readonly relays = new Set<Relay>();

  /** @param profile id of the portal's profile */
  constructor(
    private readonly page: PageWindow,
    private readonly runtime: typeof chrome.runtime,
    private readonly profile: string,
  ) {
    page.addEventListener("message", this.receive);
    page.addEventListener("pagehide", this.closeAll);
    new Attention(page, runtime);
  }

  /** False once the extension was reloaded under this page; then a fresh script may take over. */
  get isAlive(): boolean {
    return isAlive(this.runtime);
  }

  private readonly receive = (event: MessageEvent<unknown>): void => {
    if (!this.isAlive) {
      this.page.removeEventListener("message", this.receive);
      return;
    }
    const [port] = event.ports;
    const isFromThisPage = event.source === this.page && event.origin === this.page.location.origin;
    if (!isFromThisPage || port === undefined || event.ports.length !== 1) {
      return;
    }
    if (isFind(event.data)) {
      this.showPresence(port); // and leave it open, for the other extensions
    } else if (isConnect(event.data) && event.data.profile === this.profile) {
      this.showPresence(port);
      const open = openMessage(event.data, this.page.location.ancestorOrigins);
      const relay = new Relay(port, this.runtime, open, () => this.relays.delete(relay));
      this.relays.add(relay);
    }
  };

  private showPresence(port: MessagePort): void {
    const { version } = this.runtime.getManifest();
    const present: Present = { kind: "present", extension: version, profile: this.profile };
    port.postMessage(present);
  }

  /** A page that is left may be kept for the way back, but no user is present to enter a PIN: its sessions end. */
  private readonly closeAll = (): void => {
    for (const relay of this.relays) {
      relay.end();
    }
  };
}
