import { type Open, PORT_NAME, type WorkerMessage } from "../shared/channel.js";
import type { Sessions } from "../worker/sessions.js";
import { FakePort } from "./fake-port.js";
import { until } from "./until.js";

export const PORTAL = "https://portal.example";
const TAB = 7;

/** Returns the browser's description of the portal's own page, with the differences that a test wants. */
export function sender(differences: Partial<chrome.runtime.MessageSender> = {}): chrome.runtime.MessageSender {
  return {
    origin: PORTAL,
    documentLifecycle: "active",
    frameId: 0,
    tab: { id: TAB, url: `${PORTAL}/login` } as chrome.tabs.Tab,
    ...differences,
  };
}

/** A page's content script, connected to the worker. */
export class PageAtWorker {
  readonly port: FakePort;

  constructor(sessions: Sessions, from = sender(), open: Partial<Open> = {}) {
    this.port = new FakePort(PORT_NAME, from);
    sessions.accept(this.port.asPort);
    this.say({ kind: "open", library: "1.0.0", locale: "en", ancestorOrigins: [], ...open });
  }

  say(message: object): void {
    this.port.receive(message);
  }

  get told(): WorkerMessage[] {
    return this.port.sent as unknown as WorkerMessage[];
  }

  /** Waits until the page has been told something of this kind. */
  async hears<K extends WorkerMessage["kind"]>(kind: K): Promise<Extract<WorkerMessage, { kind: K }>> {
    const isWanted = (message: WorkerMessage): message is Extract<WorkerMessage, { kind: K }> => message.kind === kind;
    await until(() => this.told.some(isWanted));
    return this.told.findLast(isWanted) as Extract<WorkerMessage, { kind: K }>;
  }
}
