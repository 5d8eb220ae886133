import type { PageToken } from "#protocol/answers";
import type { Method, Stage } from "#protocol/messages";
import type { SigningHelperError } from "./error.js";

export interface Events {
  /** Progress of a request of this connection. */
  progress: { method: Method; stage: Stage };
  /** A U-Key was plugged in or pulled: these are plugged in now. Not told where `token.list` may not be asked for. */
  token: { tokens: readonly PageToken[] };
  /** The extension was updated, switched off, or the page was left: connect anew, or reload the page. */
  gone: SigningHelperError;
}

type Listener<Name extends keyof Events> = (event: Events[Name]) => void;

/** Listeners of a page, by the event that they want. */
export class EventListeners {
  private readonly listeners: { [Name in keyof Events]: Set<Listener<Name>> } = {
    progress: new Set(),
    token: new Set(),
    gone: new Set(),
  };

  /** @returns a function that ends the subscription */
  add<Name extends keyof Events>(name: Name, listener: Listener<Name>): () => void {
    const listeners: Set<Listener<Name>> = this.listeners[name];
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }

  emit<Name extends keyof Events>(name: Name, event: Events[Name]): void {
    for (const listener of this.listeners[name]) {
      listener(event);
    }
  }
}
