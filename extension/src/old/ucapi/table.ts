import { DEVICE, DIGESTS, ON_FILES, ON_SERVER, REQUESTS, SEALS, UNKNOWN, XML } from "../refused.js";
import { row, type Table } from "../table.js";

const SETTING = row("none", "0");
const FIELD = row("none", "text of the certificate's field");

/** Functions of `CerticateCollectionX` and `CerticateX`. */
export const CARRIED: Table["carried"] = {
  "CerticateCollectionX.SelectCertificateDialog": row("choice", "CerticateX, or null"),
  "CerticateCollectionX.Load": row("choice", "0; getSize tells if there is a certificate"),
  "CerticateCollectionX.getSize": row("none", "0 or 1"),
  "CerticateCollectionX.GetAt": row("none", "CerticateX, or null"),
  "CerticateCollectionX.setCF_KeyUsage": row("none", "0; with 0x10 the encryption certificate is chosen"),
  "CerticateCollectionX.getCF_KeyUsage": row("none", "what was set, or 0x20"),
  "CerticateCollectionX.setCF_CertAlg": SETTING,
  "CerticateCollectionX.getCF_CertAlg": row("none", "what was set"),
  "CerticateCollectionX.setCryptoInterface": SETTING,
  "CerticateCollectionX.getCryptoInterface": row("none", "what was set"),
  "CerticateCollectionX.setCF_Subject_Contains": row("none", "0; Load leaves out what does not contain it"),
  "CerticateCollectionX.setCF_Issuer_Contains": row("none", "0; Load leaves out what does not contain it"),
  "CerticateCollectionX.setQuiet": SETTING,
  "CerticateCollectionX.setDebug": SETTING,
  "CerticateCollectionX.getLastError": row("none", "0, or 1 after a failure", "guess"),
  "CerticateCollectionX.getErrorString": row("none", "the helper's error code", "guess"),
  "CerticateX.PKCS7String": row("signature", "CMS in Base64; flag 0 with the text within, 1 without"),
  "CerticateX.PKCS1String": row(
    "signature",
    "bare signature in Base64, where the profile's form has no attributes",
    "guess",
  ),
  "CerticateX.EnvSeal": row("recipients", "envelope to this certificate, in Base64", "guess"),
  "CerticateX.EnvOpen": row("opening", "the text within"),
  "CerticateX.GenRandom": row("none", "random bytes in Base64; 16 without a length", "guess"),
  "CerticateX.getSubject": FIELD,
  "CerticateX.getIssuer": FIELD,
  "CerticateX.getFriendlyName": FIELD,
  "CerticateX.getSerialNumber": row("none", "capital hexadecimal digits"),
  "CerticateX.getContent": row("none", "the certificate in Base64"),
  "CerticateX.GetExtensionString": row("none", "text of the extension, or its bytes in hexadecimal digits", "guess"),
  "CerticateX.setUserPIN": row("none", "0; the PIN is dropped unread"),
};

export const REFUSED: Table["refused"] = {
  "CerticateCollectionX.Find": UNKNOWN,
  "CerticateCollectionX.FindByCertId": UNKNOWN,
  "CerticateCollectionX.CreateCertificateBase64": UNKNOWN,
  "CerticateCollectionX.CreateCertificateDER": UNKNOWN,
  "CerticateCollectionX.CreateCertificateFile": ON_FILES,
  "CerticateCollectionX.setCF_Subject_Regex": UNKNOWN,
  "CerticateCollectionX.setCF_Issuer_Regex": UNKNOWN,
  "CerticateCollectionX.setCF_SoftEnabled": DEVICE,
  "CerticateCollectionX.GetKeySN": DEVICE,
  "CerticateCollectionX.getDevInfoJson": DEVICE,
  "CerticateCollectionX.DeleteDevStruct": DEVICE,
  "CerticateCollectionX.CreatePKCS10Req": REQUESTS,
  "CerticateCollectionX.WriteToDev": REQUESTS,
  "CerticateCollectionX.MakeSealToDev": SEALS,
  "CerticateCollectionX.LoadSeal": SEALS,
  "CerticateCollectionX.GetAtSeal": SEALS,
  "CerticateCollectionX.SelectSealDialog": SEALS,
  "CerticateCollectionX.ViewSeal": SEALS,
  "CerticateCollectionX.WebOpenUrlFile": SEALS,
  "CerticateCollectionX.WebSetMsgByName": SEALS,
  "CerticateCollectionX.WebClose": SEALS,
  "CerticateCollectionX.SeriesSignature": SEALS,
  "CerticateCollectionX.CreateSignature": SEALS,
  "CerticateX.PKCS1Digest": DIGESTS,
  "CerticateX.PKCS7Verify": ON_SERVER,
  "CerticateX.EnvOpenFile": ON_FILES,
  "CerticateX.XMLSign": XML,
  "CerticateX.DeviceName": DEVICE,
  "CerticateX.ApplicationName": DEVICE,
  "CerticateX.ContainerName": DEVICE,
  "CerticateX.ProviderName": DEVICE,
};

export const TABLE: Table = { family: "ucapi", carried: CARRIED, refused: REFUSED };
