import { isConnect } from "../shared/channel.js";
import { Attention, type WatchedWindow } from "./attention.js";
import { isAlive, openMessage, Relay } from "./relay.js";

/** The part of a page's `window` that is needed here. */
export type PageWindow = WatchedWindow & {
  readonly location: Pick<Location, "origin" | "ancestorOrigins">;
};

/** Waits for the page's own connect messages and gives each its relay. */
export class Reception {
  private readonly relays = new Set<Relay>();

  constructor(
    private readonly page: PageWindow,
    private readonly runtime: typeof chrome.runtime,
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
    if (isFromThisPage && isConnect(event.data) && port !== undefined && event.ports.length === 1) {
      const open = openMessage(event.data, this.page.location.ancestorOrigins);
      const relay = new Relay(port, this.runtime, open, () => this.relays.delete(relay));
      this.relays.add(relay);
    }
  };

  /** A page that is left may be kept for the way back, but no user is present to enter a PIN: its sessions end. */
  private readonly closeAll = (): void => {
    for (const relay of this.relays) {
      relay.end();
    }
  };
}
