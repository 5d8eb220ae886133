import { isRelayMessage, type Open, PORT_NAME, type RelayMessage, type WorkerMessage } from "../shared/channel.js";
import { errorData, Failure } from "../shared/failure.js";
import type { ProductVersion } from "#protocol/messages";
import { callerOf, isAllowed } from "./caller.js";
import type { Host } from "./host.js";
import { PageWindows, type WindowRules } from "./page-windows.js";
import { type Holder, Places, QUESTIONS, SESSIONS } from "./places.js";
import { Session } from "./session.js";
import { checkMajor } from "./versions.js";

type Port = chrome.runtime.Port;

/** Number that the browser uses for no tab; no content script answers there. */
const NO_TAB = -1;

interface Connected {
  port: Port;
  /** Gives the session's place back. */
  leave: () => void;
}

/** Everybody who is connected: one session for each content script's Port. */
export class Sessions {
  private readonly open = new Map<Session, Connected>();
  private readonly places = new Places(SESSIONS);
  private readonly questions = new Places(QUESTIONS);

  /**
   * @param allowedOrigins origins that may have a session, read anew for each
   * @param windows rules that all pages' windows keep to
   * @param onEmpty called when the last session has ended
   */
  constructor(
    private readonly host: Host,
    private readonly allowedOrigins: () => Promise<readonly string[]>,
    private readonly extension: ProductVersion,
    private readonly windows: WindowRules,
    private readonly onEmpty: () => void,
  ) {}

  get isEmpty(): boolean {
    return this.open.size === 0;
  }

  /** Accepts a new Port; its first message must be `open`. */
  accept(port: Port): void {
    if (port.name !== PORT_NAME) {
      port.disconnect();
      return;
    }
    const gone = new AbortController();
    let session: Promise<Session | undefined> | undefined;
    port.onMessage.addListener((message: unknown) => {
      if (!isRelayMessage(message)) {
        return;
      }
      if (message.kind === "open") {
        session ??= this.begin(port, message, gone.signal);
      } else {
        void session?.then((begun) => {
          pass(message, begun);
        });
      }
    });
    port.onDisconnect.addListener(() => {
      gone.abort();
      void session?.then((begun) => {
        this.end(begun);
      });
    });
  }

  /** Ends the sessions of those who are not allowed any more. */
  async recheck(): Promise<void> {
    const allowed = await this.allowedOrigins();
    for (const [session, { port }] of this.open) {
      const { origin, topOrigin } = session.visitor;
      if (!isAllowed(origin, allowed) || !isAllowed(topOrigin, allowed)) {
        session.refuse(new Failure("ORIGIN_NOT_ALLOWED"));
        port.disconnect();
        this.end(session);
      }
    }
  }

  private async begin(port: Port, message: Open, gone: AbortSignal): Promise<Session | undefined> {
    const { ancestorOrigins, library, locale, old } = message;
    const send = (answer: WorkerMessage): void => {
      port.postMessage(answer);
    };
    try {
      const allowed = await this.allowedOrigins();
      if (gone.aborted) {
        return undefined;
      }
      const caller = callerOf(port.sender, ancestorOrigins, allowed);
      checkMajor(library, "library");
      const holder = { tab: port.sender?.tab?.id ?? NO_TAB, origin: caller.origin };
      const leave = this.places.take(holder);
      const visitor = { ...caller, extension: this.extension, library, ...(old !== undefined && { old }), locale };
      const session = new Session(this.host, visitor, this.windowsOf(holder), send, () => this.questions.take(holder));
      this.open.set(session, { port, leave });
      void session.open();
      return session;
    } catch (reason) {
      send({ kind: "refused", error: errorData(reason, locale) });
      port.disconnect();
      return undefined;
    }
  }

  private windowsOf({ tab, origin }: Holder): PageWindows {
    return new PageWindows(this.windows, { origin, tab, frames: () => this.framesOf(tab) });
  }

  /** Returns the connected frames of a tab. */
  private framesOf(tab: number): number[] {
    return [...this.open.values()]
      .filter(({ port }) => port.sender?.tab?.id === tab)
      .map(({ port }) => port.sender?.frameId ?? 0);
  }

  private end(session: Session | undefined): void {
    const connected = session && this.open.get(session);
    if (session === undefined || connected === undefined) {
      return;
    }
    this.open.delete(session);
    connected.leave();
    session.close();
    if (this.isEmpty) {
      this.onEmpty();
    }
  }
}

function pass(message: Exclude<RelayMessage, Open>, session: Session | undefined): void {
  switch (message.kind) {
    case "question":
      void session?.ask(message);
      break;
    case "malformed":
      session?.fail(message.id, new Failure("REQUEST_MALFORMED"));
      break;
    case "cancel":
      session?.cancel(message.id);
      break;
  }
}
