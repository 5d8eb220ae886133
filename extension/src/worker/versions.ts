import { Failure } from "../shared/failure.js";

/** Major version that each partner has to speak: the protocol's for the host, the product's for the page library. */
const MAJORS = { host: 2, library: 1 };

/**
 * Accepts a partner of our major version.
 *
 * @param version the protocol of a host, or the version of a page library, e.g. `2.0`
 * @param partner the partner that is tested
 * @throws Failure VERSION_MISMATCH; its fact `requiresUpdate` names the older of the two
 */
export function checkMajor(version: string, partner: keyof typeof MAJORS): void {
  const major = Number.parseInt(version, 10);
  if (major !== MAJORS[partner]) {
    throw new Failure("VERSION_MISMATCH", { requiresUpdate: major < MAJORS[partner] ? partner : "extension" });
  }
}
