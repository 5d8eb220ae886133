import { Failure } from "../shared/failure.js";

/** Major version of the protocol, and so of the extension, the host and the page library that speak it. */
const PROTOCOL_MAJOR = 1;

/**
 * Accepts a partner that speaks our major version.
 *
 * @param version the partner's, e.g. `1.0`
 * @param partner who that is
 * @throws Failure VERSION_MISMATCH; its fact `requiresUpdate` names the older of the two
 */
export function checkMajor(version: string, partner: "host" | "library"): void {
  const major = Number.parseInt(version, 10);
  if (major !== PROTOCOL_MAJOR) {
    throw new Failure("VERSION_MISMATCH", { requiresUpdate: major < PROTOCOL_MAJOR ? partner : "extension" });
  }
}
