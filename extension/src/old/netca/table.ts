import { DEVICE, DIGESTS, ENCRYPTION, ON_FILES, ON_SERVER, SEALS, UNKNOWN } from "../refused.js";
import { row, type Table } from "../table.js";

const MAKES = row("none", "an object of this kind");
const FIELD = row("none", "text of the certificate's field, a property");

/** Functions and properties of the family's objects. */
export const CARRIED: Table["carried"] = {
  "Pki.CreateStoreObject": MAKES,
  "Pki.CreateSignerObject": MAKES,
  "Pki.CreateSignedDataObject": MAKES,
  "Pki.CreateEnvelopedDataObject": MAKES,
  "Pki.Encode": row("none", "the text as it is; signatures are over its UTF-8 bytes", "guess"),
  "Store.Open": row("choice", "true; the count tells if there is a certificate", "guess"),
  "Store.GetCertificateCount": row("none", "0 or 1"),
  "Store.GetCertificate": row("none", "certificate, or null"),
  "Store.Close": row("none", "true"),
  "Certificate.Subject": FIELD,
  "Certificate.Issuer": FIELD,
  "Certificate.SerialNumber": row("none", "capital hexadecimal digits, a property"),
  "Certificate.Encode": row("none", "the certificate in Base64", "guess"),
  "Signer.Certificate": row("none", "property that the page sets"),
  "Signer.SetUserPIN": row("none", "true; the PIN is dropped unread"),
  "SignedData.Content": row("none", "property that the page sets, the text"),
  "SignedData.content": row("none", "as Content"),
  "SignedData.Detached": row("none", "property that the page sets; false at first"),
  "SignedData.SetSignCertificate": row("none", "true; the PIN is dropped unread"),
  "SignedData.SetSignAlgorithm": row("none", "true; the profile decides the algorithm"),
  "SignedData.Sign": row("signature", "CMS in Base64"),
  "EnvelopedData.Content": row("none", "property that the page sets, the text or the envelope", "guess"),
  "EnvelopedData.content": row("none", "as Content", "guess"),
  "EnvelopedData.Encrypt": row("recipients", "envelope to the user's encryption certificate, in Base64", "guess"),
  "EnvelopedData.Decrypt": row("opening", "the text within", "guess"),
};

export const REFUSED: Table["refused"] = {
  "Pki.CreateDeviceObject": DEVICE,
  "Pki.CreateHashObject": DIGESTS,
  "Pki.CreateCipherObject": ENCRYPTION,
  "Pki.CreateTimeStampObject": UNKNOWN,
  "Store.FindCertificate": UNKNOWN,
  "Certificate.Sign": UNKNOWN,
  "Certificate.Verify": ON_SERVER,
  "Certificate.Encrypt": ENCRYPTION,
  "Certificate.Decrypt": ENCRYPTION,
  "Certificate.GetStringInfo": UNKNOWN,
  "SignedData.Verify": ON_SERVER,
  "SignedData.SignFile": ON_FILES,
  "Pki.SignPDF": SEALS,
};

export const TABLE: Table = { family: "netca", carried: CARRIED, refused: REFUSED };
