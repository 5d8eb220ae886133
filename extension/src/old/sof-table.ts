import { DEVICE, ENCRYPTION, ON_FILES, ON_SERVER, UNKNOWN, XML } from "./refused.js";
import { row, type Table } from "./table.js";

const SETTING = row("none", "0; the profile decides the algorithms", "standard");

/** Functions of GM/T 0020-2023 and GB/T 43694-2024, with the names that pages have for them. */
export const SOF_CARRIED: Table["carried"] = {
  SOF_GetVersion: row("none", "signing-helper", "standard"),
  SOF_GetUserList: row("choice", "name||identifier&&&, empty without a certificate", "standard"),
  SOF_ExportUserCert: row("choice", "signing certificate in Base64", "standard"),
  SOF_ExportExchangeUserCert: row("choice", "encryption certificate in Base64", "standard"),
  SOF_ExportExChangeUserCert: row("choice", "as SOF_ExportExchangeUserCert"),
  SOF_Login: row("choice", "true; the PIN is dropped unread"),
  SOF_IsLogin: row("none", "true after SOF_Login"),
  SOF_Logout: row("none", "true; the certificate of the visit is forgotten"),
  SOF_ChangePassWd: row("pin", "true; both PINs are dropped unread", "standard"),
  SOF_GetCertInfo: row("none", "field by its number; empty for one that is not there", "standard"),
  SOF_GetCertInfoByOid: row("none", "text of the extension, or its bytes in hexadecimal digits", "standard"),
  SOF_SignMessage: row("signature", "CMS in Base64; flag 0 with the text within, 1 without", "standard"),
  SOF_SignDataByP7: row("signature", "CMS in Base64 with the text within"),
  SOF_SignData: row("signature", "bare signature in Base64, where the profile's form has no attributes", "standard"),
  SOF_EncryptData: row("recipients", "envelope to the certificate, in Base64", "guess"),
  SOF_DecryptData: row("opening", "the text within", "guess"),
  SOF_GenRandom: row("none", "random bytes in Base64", "standard"),
  SOF_GetSignMethod: row("none", "what was set, or SM3 with SM2", "standard"),
  SOF_SetSignMethod: SETTING,
  SOF_GetEncryptMethod: row("none", "what was set, or SM4 in CBC", "standard"),
  SOF_SetEncryptMethod: SETTING,
  SOF_GetLastError: row("none", "0, or a number of the standard after a failure", "standard"),
};

export const SOF_REFUSED: Table["refused"] = {
  SOF_GetPinRetryCount: DEVICE,
  SOF_GetDeviceInfo: DEVICE,
  SOF_ValidateCert: ON_SERVER,
  SOF_VerifySignedData: ON_SERVER,
  SOF_VerifySignedMessage: ON_SERVER,
  SOF_VerifySignedDataByP7: ON_SERVER,
  SOF_GetP7SignDataInfo: ON_SERVER,
  SOF_GetInfoFromSignedMessage: ON_SERVER,
  SOF_VerifySignedFile: ON_SERVER,
  SOF_SignFile: ON_FILES,
  SOF_EncryptFile: ON_FILES,
  SOF_DecryptFile: ON_FILES,
  SOF_SignDataXML: XML,
  SOF_VerifySignedDataXML: XML,
  SOF_GetXMLSignatureInfo: XML,
  SOF_PubKeyEncrypt: ENCRYPTION,
  SOF_PriKeyDecrypt: ENCRYPTION,
  SOF_CreateTimeStampRequest: UNKNOWN,
  SOF_VerifyTimeStamp: ON_SERVER,
};
