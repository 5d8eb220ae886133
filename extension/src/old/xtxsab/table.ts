import { SOF_CARRIED, SOF_REFUSED } from "../sof-table.js";
import { DEVICE, ENCRYPTION, ON_FILES, ON_SERVER } from "../refused.js";
import { row, type Table } from "../table.js";

/** Names that pages use beside those of the standard, and the function that each stands for. */
export const ALIASES: Record<string, string> = {
  GetUserList: "SOF_GetUserList",
  GetSignCert: "SOF_ExportUserCert",
  GetExchCert: "SOF_ExportExchangeUserCert",
  VerifyUserPIN: "SOF_Login",
  Logout: "SOF_Logout",
  IsLogin: "SOF_IsLogin",
  ChangeUserPassword: "SOF_ChangePassWd",
  GetCertBasicinfo: "SOF_GetCertInfo",
  GetExtCertInfoByOID: "SOF_GetCertInfoByOid",
  SignedData: "SOF_SignData",
  SignByP7: "SOF_SignDataByP7",
  GenRandom: "SOF_GenRandom",
};

/** Functions of the page's globals and of `XTXSAB`; each hands `{ retVal }` to its callback. */
export const CARRIED: Table["carried"] = /* @__PURE__ */ Object.assign(
  {},
  SOF_CARRIED,
  /* @__PURE__ */ Object.fromEntries(
    /* @__PURE__ */ Object.entries(ALIASES).map(([name, of]) => [
      name,
      row(SOF_CARRIED[of]?.window ?? "none", `as ${of}`),
    ]),
  ),
);

export const REFUSED: Table["refused"] = /* @__PURE__ */ Object.assign({}, SOF_REFUSED, {
  VerifySignedData: ON_SERVER,
  VerifySignedFile: ON_SERVER,
  SignFile: ON_FILES,
  GetDeviceCount: DEVICE,
  GetAllDeviceSN: DEVICE,
  GetDeviceInfo: DEVICE,
  PubKeyEncrypt: ENCRYPTION,
  PriKeyDecrypt: ENCRYPTION,
});

export const TABLE: Table = { family: "xtxsab", carried: CARRIED, refused: REFUSED };
