import { Failure } from "../shared/failure.js";

/** Whom a session belongs to, as the browser says it. */
export interface Caller {
  /** Origin of the frame that asks. */
  origin: string;
  /** Origin of the page that the user sees in the address bar. */
  topOrigin: string;
}

/**
 * Decides whether a frame may have a session. Everything is the browser's own word but `ancestorOrigins`, which the
 * content script reads because `sender` names no frame between ours and the top; its last entry must agree with the
 * tab's address.
 *
 * @param ancestorOrigins from the frame's parent to the top page, empty for a top page
 * @throws Failure ORIGIN_NOT_ALLOWED
 */
export function callerOf(
  sender: chrome.runtime.MessageSender | undefined,
  ancestorOrigins: readonly string[],
  allowed: readonly string[],
): Caller {
  const origin = sender?.origin;
  // A user has not opened a prerendered page yet.
  if (origin === undefined || sender?.documentLifecycle !== "active") {
    throw new Failure("ORIGIN_NOT_ALLOWED");
  }
  const everyOrigin = [origin, ...ancestorOrigins];
  if (!everyOrigin.every((candidate) => isAllowed(candidate, allowed))) {
    throw new Failure("ORIGIN_NOT_ALLOWED");
  }
  const topOrigin = everyOrigin[everyOrigin.length - 1] ?? origin;
  const isTop = sender.frameId === 0;
  if (isTop ? ancestorOrigins.length > 0 : topOrigin !== originOf(sender.tab?.url)) {
    throw new Failure("ORIGIN_NOT_ALLOWED");
  }
  return { origin, topOrigin };
}

/** @param allowed origins, or `http://localhost:*` for every port of localhost */
export function isAllowed(origin: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) => {
    if (!entry.endsWith(":*")) {
      return origin === entry;
    }
    const host = entry.slice(0, -":*".length);
    return origin === host || (origin.startsWith(`${host}:`) && /^\d{1,5}$/.test(origin.slice(host.length + 1)));
  });
}

function originOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).origin;
}
