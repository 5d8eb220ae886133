import type { Refused } from "./table.js";

export const ON_SERVER: Refused = {
  reason: "a verdict made in the page proves nothing",
  instead: "the portal library, on the server",
};
export const ON_FILES: Refused = {
  reason: "a page has no files of the user",
  instead: "SigningHelper.sign with the File that the user has chosen",
};
export const REQUESTS: Refused = {
  reason: "certificates are requested and stored by the CA's own program",
  instead: "the CA's page, links.application in the profile",
};
export const SEALS: Refused = {
  reason: "seals are chosen and placed in the helper's window",
  instead: "SigningHelper.sign with a seal",
};
export const XML: Refused = {
  reason: "there are no XML signatures",
  instead: "SigningHelper.sign of the XML's bytes, as cms-detached",
};
export const DEVICE: Refused = {
  reason: "a page learns nothing of devices, files and containers",
  instead: "SigningHelper.status",
};
export const UNKNOWN: Refused = {
  reason: "no public page shows how it answers",
  instead: "the page library; see its README",
};
export const DIGESTS: Refused = {
  reason: "a digest without its content cannot be shown to the user",
  instead: "SigningHelper.sign with a digest, which the window says of",
};
export const PINS: Refused = {
  reason: "this portal refuses a PIN that a page passes (网页不得传 PIN)",
  instead: "the helper's own window, and remove the page's field",
};
export const ENCRYPTION: Refused = {
  reason: "keys of a page protect nothing",
  instead: "SigningHelper.envelopes",
};

/** A call of a function that is not carried over. */
export class NotCarriedError extends Error {
  override readonly name = "NotCarriedError";
  readonly reason: string;
  readonly instead: string;

  /** @param functionName with the object that it belongs to */
  constructor(
    readonly functionName: string,
    { reason, instead }: Refused,
  ) {
    super(`${functionName} is not carried over (没有移植): ${reason}. Use ${instead}.`);
    this.reason = reason;
    this.instead = instead;
  }
}
