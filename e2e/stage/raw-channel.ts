import type { Page } from "@playwright/test";
import type { ExtensionMessage } from "../../extension/src/shared/channel.js";
import { activate } from "./activation.js";
import { VERSION } from "./version.js";

/** A page that speaks the channel itself, without the page library: it may send messages that the library would not. */
export class RawChannel {
  private constructor(private readonly page: Page) {}

  static async open(page: Page): Promise<RawChannel> {
    await page.evaluate((library) => {
      const { port1, port2 } = new MessageChannel();
      const received: ExtensionMessage[] = [];
      port1.onmessage = ({ data }: MessageEvent<ExtensionMessage>) => received.push(data);
      Object.assign(window, { rawPort: port1, rawReceived: received });
      const connect = { channel: "signing-helper/1", kind: "connect", profile: "demo", library, locale: "zh-CN" };
      window.postMessage(connect, "/", [port2]);
    }, VERSION);
    return new RawChannel(page);
  }

  async ask(id: string, method: string, params: object): Promise<void> {
    await activate(this.page);
    await this.page.evaluate(
      (question) => {
        (window as unknown as { rawPort: MessagePort }).rawPort.postMessage(question);
      },
      { kind: "question", id, method, params },
    );
  }

  async cancel(id: string): Promise<void> {
    await this.page.evaluate((chosen) => {
      (window as unknown as { rawPort: MessagePort }).rawPort.postMessage({ kind: "cancel", id: chosen });
    }, id);
  }

  /** Everything that has come, in the order in which it came. */
  received(): Promise<ExtensionMessage[]> {
    return this.page.evaluate(() => (window as unknown as { rawReceived: ExtensionMessage[] }).rawReceived);
  }
}
