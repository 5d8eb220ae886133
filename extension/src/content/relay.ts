import {
  type Connect,
  type ExtensionMessage,
  isAddressed,
  isPageMessage,
  isWorkerMessage,
  type Open,
  PORT_NAME,
  type RelayMessage,
} from "../shared/channel.js";

/** Far above the size of any question; keeps a page from filling the worker's memory. */
const MAXIMUM_QUESTION_LENGTH = 1_000_000;

/** A Port closes a moment before its extension goes, so only then can one tell a stopped worker from a lost one. */
const AFTERMATH_MS = 500;

/**
 * Carrier of one page connection's messages to the worker and back. It decides nothing: the worker checks permissions.
 *
 * The browser stops an idle worker, and with it our Port, while no host runs. That is no reason to trouble the page:
 * its next question opens a new Port.
 */
export class Relay {
  private worker: chrome.runtime.Port | undefined;

  constructor(
    private readonly page: MessagePort,
    private readonly runtime: typeof chrome.runtime,
    private readonly open: Open,
    private readonly onEnd: () => void,
  ) {
    page.onmessage = (event: MessageEvent<unknown>) => {
      this.fromPage(event.data);
    };
    this.connect();
  }

  /** Ends the connection and tells the page. */
  end(): void {
    this.worker?.disconnect();
    this.worker = undefined;
    this.toPage({ kind: "gone", final: true });
    this.page.close();
    this.onEnd();
  }

  private fromPage(posted: unknown): void {
    const message = asPlainData(posted);
    if (isPageMessage(message)) {
      if (message.kind === "close") {
        this.end();
      } else {
        this.toWorker(message);
      }
    } else if (isAddressed(posted)) {
      this.toWorker({ kind: "malformed", id: posted.id });
    }
  }

  private toWorker(message: RelayMessage): void {
    this.connect()?.postMessage(message);
  }

  private toPage(message: ExtensionMessage): void {
    this.page.postMessage(message);
  }

  private connect(): chrome.runtime.Port | undefined {
    if (!isAlive(this.runtime)) {
      this.end();
      return undefined;
    }
    this.worker ??= this.openPort();
    return this.worker;
  }

  private openPort(): chrome.runtime.Port {
    const port = this.runtime.connect({ name: PORT_NAME });
    port.onMessage.addListener((message: unknown) => {
      if (isWorkerMessage(message)) {
        this.toPage(message);
      }
    });
    port.onDisconnect.addListener(() => {
      this.worker = undefined;
      this.toPage({ kind: "gone", final: false });
      setTimeout(() => {
        if (!isAlive(this.runtime)) {
          this.end();
        }
      }, AFTERMATH_MS);
    });
    port.postMessage(this.open);
    return port;
  }
}

/** Returns the page's request at connect, with the facts that only this script can see. */
export function openMessage({ library, locale, old }: Connect, ancestorOrigins: Iterable<string>): Open {
  return { kind: "open", library, locale, ...(old !== undefined && { old }), ancestorOrigins: [...ancestorOrigins] };
}

/** False once the extension was reloaded, updated or switched off under this page; its API then only throws. */
export function isAlive(runtime: typeof chrome.runtime | undefined): boolean {
  return runtime?.id !== undefined;
}

/**
 * Returns the data that the worker would receive: its Port carries JSON, in which a date is a text. Undefined when
 * nothing should be sent.
 */
function asPlainData(posted: unknown): unknown {
  try {
    const text = JSON.stringify(posted);
    return text.length <= MAXIMUM_QUESTION_LENGTH ? JSON.parse(text) : undefined;
  } catch {
    return undefined; // a cycle, a bigint, nothing at all
  }
}
