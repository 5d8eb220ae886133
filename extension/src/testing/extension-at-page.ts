import { isConnect, isFind, type ExtensionMessage, type PageMessage } from "../shared/channel.js";
import { OPENED } from "./fake-host.js";
import type { FakeWindow } from "./fake-window.js";
import { until } from "./until.js";

/** The content script's side of the page's MessagePort, played by the test. */
export class ExtensionAtPage {
  readonly heard: PageMessage[] = [];
  connect: unknown;
  /** Profiles whose extensions are there; each answers a page that looks for one. */
  profiles = ["demo"];
  /** Number of times that the page has looked. */
  looks = 0;
  private port: MessagePort | undefined;

  constructor(window: FakeWindow) {
    window.addEventListener("message", (event) => {
      const { data, ports } = event as MessageEvent<unknown>;
      if (isFind(data)) {
        this.looks++;
        this.profiles.forEach((profile) => ports[0]?.postMessage({ kind: "present", extension: "1.2.0", profile }));
      } else if (isConnect(data)) {
        this.connect = data;
        this.port = ports[0];
        this.port?.addEventListener("message", ({ data: message }: MessageEvent<PageMessage>) => {
          this.heard.push(message);
        });
        this.port?.start();
      }
    });
  }

  say(message: ExtensionMessage): void {
    this.port?.postMessage(message);
  }

  /** Tells that the connected extension is present. */
  present(): void {
    this.say({ kind: "present", extension: "1.2.0", profile: "demo" });
  }

  /** Tells that extension and host are present. */
  open(): void {
    this.present();
    this.say({ kind: "opened", host: OPENED as Extract<ExtensionMessage, { kind: "opened" }>["host"] });
  }

  /** Waits for the page's next message of this kind. */
  async hears<K extends PageMessage["kind"]>(kind: K): Promise<Extract<PageMessage, { kind: K }>> {
    const isWanted = (message: PageMessage): message is Extract<PageMessage, { kind: K }> => message.kind === kind;
    await until(() => this.heard.some(isWanted));
    return this.heard.findLast(isWanted) as Extract<PageMessage, { kind: K }>;
  }

  close(): void {
    this.port?.close();
  }
}
