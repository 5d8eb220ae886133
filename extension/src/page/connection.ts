import {
  CHANNEL,
  type Connect,
  type ExtensionMessage,
  isExtensionMessage,
  type PageMessage,
  type Question,
} from "../shared/channel.js";
import type { OwnCode } from "../shared/failure.js";
import type { Locale, OldInterface, SessionOpenResult } from "#protocol/messages";
import { SigningHelperError } from "./error.js";
import type { EventListeners } from "./events.js";
import { ownError } from "./own-error.js";
import { type Patience, Pending } from "./pending.js";
import { PRESENCE_TIMEOUT_MS } from "./presence.js";

/** A MessagePort to the extension: opens a session and matches answers to questions. */
export class Connection {
  private readonly port: MessagePort;
  private readonly presence: Pending<string>;
  private readonly opening: Pending<SessionOpenResult>;
  private readonly questions = new Map<Question["id"], Pending<object>>();
  private asked = 0;
  private version = "";
  private over: OwnCode | undefined;
  private latestHost: SessionOpenResult | undefined;

  /**
   * @param profile id of the profile whose extension is meant
   * @param events told when the connection has ended without {@link close}, and when U-Keys were plugged in or pulled
   */
  constructor(
    profile: string,
    readonly locale: Locale,
    signal: AbortSignal | undefined,
    private readonly events: EventListeners,
    old: OldInterface | undefined,
  ) {
    this.presence = new Pending({ timeout: PRESENCE_TIMEOUT_MS, timeoutCode: "EXTENSION_MISSING", signal }, locale);
    this.opening = new Pending({ signal }, locale);
    this.opening.promise.catch(() => undefined); // nothing waits for it when there is no extension

    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.port.onmessage = (event: MessageEvent<unknown>) => {
      if (isExtensionMessage(event.data)) {
        this.receive(event.data);
      }
    };
    const connect: Connect = {
      channel: CHANNEL,
      kind: "connect",
      profile,
      library: LIBRARY_VERSION,
      locale,
      ...(old && { old }),
    };
    window.postMessage(connect, "/", [port2]); // "/": to this very page and no other
  }

  /** Resolves when the host has opened the session; closes the connection otherwise. */
  async opened(): Promise<void> {
    try {
      this.version = await this.presence.promise;
      await this.opening.promise;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** The extension's version. */
  get extension(): string {
    return this.version;
  }

  /** The host's description of itself at its last start. */
  get host(): SessionOpenResult | undefined {
    return this.latestHost;
  }

  /** Asks the host; the result is as the protocol's schema has it. */
  ask(method: string, params: object, patience: Patience): Promise<object> {
    const id = String(++this.asked);
    const question = new Pending<object>(patience, this.locale, () => {
      this.post({ kind: "cancel", id });
    });
    this.questions.set(id, question);
    if (this.over !== undefined) {
      question.reject(ownError(this.over, this.locale));
    } else if (patience.signal?.aborted !== true) {
      try {
        this.post({ kind: "question", id, method, params });
      } catch {
        question.reject(ownError("REQUEST_MALFORMED", this.locale)); // not plain data: a function, a window
      }
    }
    return question.promise.finally(() => this.questions.delete(id));
  }

  close(): void {
    this.post({ kind: "close" });
    this.end("ABORTED");
  }

  private receive(message: ExtensionMessage): void {
    switch (message.kind) {
      case "present":
        this.presence.resolve(message.extension);
        break;
      case "opened":
        this.latestHost = message.host;
        this.opening.resolve(message.host);
        break;
      case "refused":
        this.rejectAll(new SigningHelperError(message.error));
        break;
      case "result":
        this.questions.get(message.id)?.resolve(message.result);
        break;
      case "failed":
        this.questions.get(message.id)?.reject(new SigningHelperError(message.error));
        break;
      case "progress":
      case "document":
      case "finding":
        this.questions.get(message.id)?.hear(message);
        break;
      case "tokens":
        this.events.emit("token", { tokens: message.tokens });
        break;
      case "gone":
        this.lose(message.final);
        break;
    }
  }

  private lose(final: boolean): void {
    const error = ownError("EXTENSION_GONE", this.locale);
    if (final) {
      this.end("EXTENSION_GONE");
      this.events.emit("gone", error);
    } else {
      this.rejectAll(error);
    }
  }

  private end(code: OwnCode): void {
    this.over = code;
    this.port.close();
    this.rejectAll(ownError(code, this.locale));
  }

  private rejectAll(error: SigningHelperError): void {
    this.opening.reject(error);
    for (const question of this.questions.values()) {
      question.reject(error);
    }
  }

  private post(message: PageMessage): void {
    this.port.postMessage(message);
  }
}
