import { DEVICE, ON_FILES, ON_SERVER, REQUESTS, UNKNOWN } from "../refused.js";
import { row, type Table } from "../table.js";

const FIELD = row("none", "text of the certificate's field");

/** Functions of `CertStore`, of its lists, and of their certificates. */
export const CARRIED: Table["carried"] = {
  "CertStore.listAllCerts": row("choice", "list with the user's certificate, or an empty one"),
  "Certs.size": row("none", "0 or 1"),
  "Certs.get": row("none", "certificate; undefined beyond the end"),
  "Certs.byKeyUsage": row("choice", "list; without 128 the encryption certificate is chosen"),
  "Certs.forSign": row("none", "list"),
  "Certs.byValidity": row("none", "list of those that are valid by the computer's clock"),
  "Certs.byIssuer": row("none", "list of those whose issuer contains the text"),
  "Certs.bySubject": row("none", "list of those whose subject contains the text"),
  "Certs.bySerialnumber": row("none", "list of those with this serial number"),
  "Cert.serialNumber": row("none", "capital hexadecimal digits"),
  "Cert.subject": FIELD,
  "Cert.issuer": FIELD,
  "Cert.notBefore": row("none", "Date", "guess"),
  "Cert.notAfter": row("none", "Date", "guess"),
  "Cert.toBase64": row("none", "the certificate in Base64", "guess"),
  "Cert.signLogondata": row("signature", "CMS in Base64 with the text within"),
  "Cert.signMessage": row("signature", "CMS in Base64; without the text where the second argument is true", "guess"),
  "Cert.encryptMsgCMSEnvelope": row("recipients", "envelope to this certificate, in Base64", "guess"),
  "Cert.decryptMsgCMSEnvelope": row("opening", "the text within", "guess"),
};

export const REFUSED: Table["refused"] = {
  "CertStore.genCsr": REQUESTS,
  "CertStore.installCert": REQUESTS,
  "CertStore.listAllDevices": DEVICE,
  "Cert.verifyMessage": ON_SERVER,
  "Cert.verifyLogondata": ON_SERVER,
  "Cert.signFile": ON_FILES,
  "Cert.csp": DEVICE,
  "Cert.keyUsage": UNKNOWN,
};

export const TABLE: Table = { family: "topesa", carried: CARRIED, refused: REFUSED };
