import { FakeEvent, FakePort } from "./fake-port.js";

/** `chrome.runtime` as a content script sees it; the test plays the worker and takes the extension away. */
export class FakeExtension {
  id: string | undefined = "abcdefghijklmnopabcdefghijklmnop";

  /** Every Port that was ever opened to the worker. */
  readonly ports: FakePort[] = [];
  readonly onMessage = new FakeEvent();

  connect({ name }: { name: string }): chrome.runtime.Port {
    const port = new FakePort(name);
    this.ports.push(port);
    return port.asPort;
  }

  getManifest(): { version: string } {
    return { version: "1.0.0" };
  }

  get worker(): FakePort {
    const last = this.ports[this.ports.length - 1];
    if (last === undefined) {
      throw new Error("the worker was not connected");
    }
    return last;
  }

  get asRuntime(): typeof chrome.runtime {
    return this as unknown as typeof chrome.runtime;
  }
}
