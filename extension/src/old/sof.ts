import { fromBase64, toBase64 } from "../page/base64.js";
import { OldCertificate, type Use } from "./certificate.js";
import { certificateInfo } from "./certificate-info.js";
import { bareSignature } from "./cms.js";
import type { OldPage } from "./old-page.js";
import { NotCarriedError } from "./refused.js";

/** Answer of a function that has failed, by the type of its answers. */
export const FAILED = { text: "", truth: false, number: -1 } as const;

export interface SofFunction {
  run: (...given: unknown[]) => unknown;
  failed: (typeof FAILED)[keyof typeof FAILED];
}

/** SM3 with SM2, as GM/T 0006 numbers it. */
const SM2_SM3 = 0x00020201;
const SM4_CBC = 0x00000402;

/**
 * Makes the functions of GM/T 0020 that adapters of several families offer, each in its own style.
 *
 * @param prefix before the names in errors, such as `XTXSAB.`
 */
export function sofFunctions(page: OldPage): Record<string, SofFunction> {
  let isLoggedIn = false;
  let signMethod: unknown = SM2_SM3;
  let encryptMethod: unknown = SM4_CBC;

  /** Returns the user's certificate where the page means it. */
  const meant = async (id: unknown, use: Use = "sign"): Promise<OldCertificate> => {
    const [certificate] = await page.list(use);
    const isMeant = String(id) === certificate?.serial || id === "" || String(id) === page.chosen("sign")?.serial;
    if (certificate === undefined || !isMeant) {
      // Without what the page gave: some pages give a PIN in its place.
      throw new Error("No certificate with the identifier that the page gave is in use.");
    }
    return certificate;
  };
  const message = async (id: unknown, data: unknown, isAttached: boolean): Promise<string> => {
    await meant(id);
    return toBase64(await page.sign(String(data), isAttached));
  };
  const text = (run: SofFunction["run"]): SofFunction => ({ run, failed: FAILED.text });
  const truth = (run: SofFunction["run"]): SofFunction => ({ run, failed: FAILED.truth });
  const number = (run: SofFunction["run"]): SofFunction => ({ run, failed: FAILED.number });

  const exchange = text(async (id) => (await meant(id, "encrypt")).base64);
  return {
    SOF_GetVersion: text(() => "signing-helper"),
    SOF_GetUserList: text(async () =>
      (await page.list("sign")).map(({ commonName, serial }) => `${commonName}||${serial}&&&`).join(""),
    ),
    SOF_ExportUserCert: text(async (id) => (await meant(id)).base64),
    SOF_ExportExchangeUserCert: exchange,
    SOF_ExportExChangeUserCert: exchange,
    SOF_Login: truth(async (...given) => {
      page.dropPin("SOF_Login", given);
      await meant(given[0]);
      isLoggedIn = true;
      return true;
    }),
    SOF_IsLogin: truth(() => isLoggedIn),
    SOF_Logout: truth(() => {
      isLoggedIn = false;
      page.forget();
      return true;
    }),
    SOF_ChangePassWd: truth(async (...given) => {
      page.dropPin("SOF_ChangePassWd", given);
      await page.changePin();
      return true;
    }),
    SOF_GetCertInfo: text((certificate, type) =>
      certificateInfo(new OldCertificate(String(certificate), "sign"), Number(type)),
    ),
    SOF_GetCertInfoByOid: text((certificate, wanted) =>
      new OldCertificate(String(certificate), "sign").extension(String(wanted)),
    ),
    SOF_SignMessage: text((flag, id, data) => message(id, data, Number(flag) === 0)),
    SOF_SignDataByP7: text((id, data) => message(id, data, true)),
    SOF_SignData: text(async (id, data) => {
      await meant(id);
      return toBase64(bare("SOF_SignData", await page.sign(String(data), false)));
    }),
    SOF_EncryptData: text(async (certificate, data) =>
      toBase64(await page.encrypt(String(data), new OldCertificate(String(certificate), "encrypt"))),
    ),
    SOF_DecryptData: text(async (_id, envelope) =>
      new TextDecoder().decode(await page.open(fromBase64(String(envelope)))),
    ),
    SOF_GenRandom: text((length) => random(Number(length))),
    SOF_GetSignMethod: number(() => signMethod),
    SOF_SetSignMethod: number((method) => {
      signMethod = method;
      return 0;
    }),
    SOF_GetEncryptMethod: number(() => encryptMethod),
    SOF_SetEncryptMethod: number((method) => {
      encryptMethod = method;
      return 0;
    }),
    SOF_GetLastError: number(() => errorNumber(page.lastError)),
  };
}

/**
 * Extracts the bare signature of a CMS.
 *
 * @throws NotCarriedError where the profile's form has signed attributes
 */
export function bare(functionName: string, cms: Uint8Array): Uint8Array {
  const signature = bareSignature(cms);
  if (signature === undefined) {
    throw new NotCarriedError(functionName, {
      reason: "the profile's form of signatures has signed attributes, and so no bare signature over the text",
      instead: "a PKCS#7 function of the same family, or a profile with a form WITHOUT_ATTRIBUTES",
    });
  }
  return signature;
}

/** @returns random bytes as Base64 */
export function random(length: number): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(length)));
}

/** Numbers of GM/T 0020, Annex; what has none is the general failure. */
const ERRORS: Record<string, number> = {
  "": 0,
  CERTIFICATE_EXPIRED: 0x0b000407,
  CERTIFICATE_REVOKED: 0x0b000408,
  SIGNATURE_INVALID: 0x0b000410,
  ENVELOPE_UNREADABLE: 0x0b000307,
};
const FAILURE = 0x0b000001;

function errorNumber(code: string): number {
  return ERRORS[code] ?? FAILURE;
}
