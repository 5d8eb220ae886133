import type { OldCertificate } from "./certificate.js";
import { toBase64 } from "../page/base64.js";

/** Fields of a certificate by their numbers in GM/T 0020. */
const FIELDS: Record<number, (certificate: OldCertificate) => string> = {
  1: () => "3",
  2: ({ serial }) => serial,
  5: ({ issuer }) => issuer,
  6: ({ validity: [from, until] }) => `${written(from)}-${written(until)}`,
  7: ({ subject }) => subject,
  8: ({ publicKey }) => toBase64(publicKey),
  0x21: (certificate) => certificate.ofIssuer("CN"),
  0x22: (certificate) => certificate.ofIssuer("O"),
  0x23: (certificate) => certificate.ofIssuer("OU"),
  0x31: (certificate) => certificate.ofSubject("CN"),
  0x32: (certificate) => certificate.ofSubject("O"),
  0x33: (certificate) => certificate.ofSubject("OU"),
  0x34: (certificate) => certificate.ofSubject("E"),
  0x35: ({ validity: [from] }) => written(from),
  0x36: ({ validity: [, until] }) => written(until),
};

/** @returns empty for a number without a field here */
export function certificateInfo(certificate: OldCertificate, type: number): string {
  return FIELDS[type]?.(certificate) ?? "";
}

/** Time of Beijing, as clients in China write it. */
function written(time: Date): string {
  const local = new Date(time.getTime() + 8 * 3_600_000);
  return local.toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "");
}
