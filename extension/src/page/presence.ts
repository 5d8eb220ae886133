import { CHANNEL, type Find, isPresent, isProfileId } from "../shared/channel.js";
import type { Locale } from "#protocol/messages";
import { ownError } from "./own-error.js";
import { Pending } from "./pending.js";

/** Time in which an extension says that it is there. */
export const PRESENCE_TIMEOUT_MS = 1_000;

/**
 * Asks who is there, and takes the first that answers.
 *
 * @param wanted id of the one profile whose extension will do; undefined: any
 * @returns id of the found extension's profile
 * @throws SigningHelperError REQUEST_MALFORMED (not of an id's form), EXTENSION_MISSING or ABORTED
 */
export async function findExtension(
  wanted: string | undefined,
  locale: Locale,
  signal: AbortSignal | undefined,
): Promise<string> {
  if (wanted !== undefined && !isProfileId(wanted)) {
    throw ownError("REQUEST_MALFORMED", locale);
  }
  const found = new Pending<string>({ timeout: PRESENCE_TIMEOUT_MS, timeoutCode: "EXTENSION_MISSING", signal }, locale);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isPresent(data) && (wanted === undefined || data.profile === wanted)) {
      found.resolve(data.profile);
    }
  };
  const find: Find = { channel: CHANNEL, kind: "find" };
  window.postMessage(find, "/", [port2]); // "/": to this very page and no other
  try {
    return await found.promise;
  } finally {
    port1.close();
  }
}
