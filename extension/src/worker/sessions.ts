import { isRelayMessage, type Open, PORT_NAME, type RelayMessage, type WorkerMessage } from "../channel.js";
import { errorData, Failure } from "../failure.js";
import type { ProductVersion } from "../protocol/messages.gen.js";
import { callerOf } from "./caller.js";
import type { Host } from "./host.js";
import { Session } from "./session.js";
import { checkMajor } from "./versions.js";

/** Everybody who is connected: one session for each content script's Port. */
export class Sessions {
  private readonly open = new Set<Session>();

  /** @param onEmpty called when the last session has ended */
  constructor(
    private readonly host: Host,
    private readonly allowedOrigins: readonly string[],
    private readonly extension: ProductVersion,
    private readonly onEmpty: () => void,
  ) {}

  get isEmpty(): boolean {
    return this.open.size === 0;
  }

  /** Takes a new Port; its first message must be `open`. */
  accept(port: chrome.runtime.Port): void {
    if (port.name !== PORT_NAME) {
      port.disconnect();
      return;
    }
    let session: Session | undefined;
    port.onMessage.addListener((message: unknown) => {
      if (!isRelayMessage(message)) {
        return;
      }
      if (message.kind === "open") {
        session ??= this.begin(port, message);
      } else if (session !== undefined) {
        pass(message, session);
      }
    });
    port.onDisconnect.addListener(() => {
      if (session !== undefined) {
        this.end(session);
      }
    });
  }

  private begin(port: chrome.runtime.Port, message: Open): Session | undefined {
    const send = (answer: WorkerMessage): void => {
      port.postMessage(answer);
    };
    try {
      const caller = callerOf(port.sender, message.ancestorOrigins, this.allowedOrigins);
      checkMajor(message.library, "library");
      const { library, locale } = message;
      const session = new Session(this.host, { ...caller, extension: this.extension, library, locale }, send);
      this.open.add(session);
      void session.open();
      return session;
    } catch (reason) {
      send({ kind: "refused", error: errorData(reason, message.locale) });
      port.disconnect();
      return undefined;
    }
  }

  private end(session: Session): void {
    this.open.delete(session);
    session.close();
    if (this.isEmpty) {
      this.onEmpty();
    }
  }
}

function pass(message: Exclude<RelayMessage, Open>, session: Session): void {
  switch (message.kind) {
    case "question":
      void session.ask(message);
      break;
    case "malformed":
      session.fail(message.id, new Failure("REQUEST_MALFORMED"));
      break;
    case "cancel":
      session.cancel(message.id);
      break;
  }
}
