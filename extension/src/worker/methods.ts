import type { BrowserWindow, SessionId } from "#protocol/messages";
import { METHODS } from "#protocol/requests";
import { Failure } from "../shared/failure.js";

/** A request that has no id yet. */
export interface Unsent {
  method: string;
  params: { session: SessionId };
  browserWindow?: BrowserWindow;
}

const FOR_PAGES = new Map(Object.entries(METHODS));

/**
 * Builds the host's request anew from a page's question; no part of the page's object itself is passed on.
 *
 * @throws Failure METHOD_UNKNOWN or REQUEST_MALFORMED
 */
export function buildRequest(method: string, params: object, session: SessionId): Unsent {
  const known = FOR_PAGES.get(method);
  if (known === undefined) {
    throw new Failure("METHOD_UNKNOWN");
  }
  if (!known.isChosen(params)) {
    throw new Failure("REQUEST_MALFORMED");
  }
  return { method, params: { ...known.isChosen.copy(params), session } };
}

/** True if the host shows a window for a method. */
export function opensWindow(method: string): boolean {
  return (FOR_PAGES.get(method)?.window ?? null) !== null;
}
