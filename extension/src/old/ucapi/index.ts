/**
 * Adapter for old pages that call UCAPI's objects.
 *
 * @module signing-helper/old/ucapi
 */
import { fromBase64, toBase64 } from "../../page/base64.js";
import type { OldCertificate } from "../certificate.js";
import { OldPage, type OldOptions } from "../old-page.js";
import { bare, random } from "../sof.js";
import { define, type Functions, promised, vendors } from "../style.js";
import { REFUSED } from "./table.js";

export type { OldOptions } from "../old-page.js";

const COLLECTION = "CerticateCollectionX";
const CERTIFICATE = "CerticateX";
const ENCRYPTION = 0x10;
const RANDOM_BYTES = 16;

/** Puts the family's objects into the page. Each function gives a Promise, so a page needs `await` before its calls. */
export function install(options: OldOptions = {}): void {
  const page = new OldPage("ucapi", options);
  const Vendor = vendors(COLLECTION) as (new () => object) | undefined;
  define({
    [COLLECTION]: function CerticateCollectionX() {
      let old: object | undefined;
      const vendor = Vendor && ((): object => (old ??= new Vendor()));
      return promised({ name: COLLECTION, page, refused: REFUSED, vendor }, collection(page));
    },
  });
}

function collection(page: OldPage): Functions {
  const set: Record<string, string | number | undefined> = { KeyUsage: 0x20 };
  let loaded: OldCertificate[] = [];
  const setting =
    (name: string) =>
    (value: string | number): number => {
      set[name] = value;
      return 0;
    };
  const load = async (): Promise<number> => {
    const found = await page.list((Number(set.KeyUsage) & ENCRYPTION) === 0 ? "sign" : "encrypt");
    const subject = String(set.Subject ?? "");
    const issuer = String(set.Issuer ?? "");
    loaded = found.filter((one) => one.subject.includes(subject) && one.issuer.includes(issuer));
    return 0;
  };
  const at = (index: unknown): unknown => {
    const found = loaded[Number(index)];
    return found === undefined ? null : certificate(page, found);
  };
  return {
    SelectCertificateDialog: async () => {
      await load();
      return at(0);
    },
    Load: load,
    getSize: () => loaded.length,
    GetAt: at,
    setCF_KeyUsage: setting("KeyUsage"),
    getCF_KeyUsage: () => set.KeyUsage,
    setCF_CertAlg: setting("CertAlg"),
    getCF_CertAlg: () => set.CertAlg,
    setCryptoInterface: setting("Interface"),
    getCryptoInterface: () => set.Interface,
    setCF_Subject_Contains: setting("Subject"),
    setCF_Issuer_Contains: setting("Issuer"),
    setQuiet: setting("Quiet"),
    setDebug: setting("Debug"),
    getLastError: () => (page.lastError === "" ? 0 : 1),
    getErrorString: () => page.lastError,
  };
}

function certificate(page: OldPage, own: OldCertificate): object {
  return promised(
    { name: CERTIFICATE, page, refused: REFUSED },
    {
      PKCS7String: async (text: unknown, flag: unknown) => toBase64(await page.sign(String(text), Number(flag) === 0)),
      PKCS1String: async (text: unknown) =>
        toBase64(bare(`${CERTIFICATE}.PKCS1String`, await page.sign(String(text), false))),
      EnvSeal: async (text: unknown) => toBase64(await page.encrypt(String(text), own)),
      EnvOpen: async (envelope: unknown) => new TextDecoder().decode(await page.open(fromBase64(String(envelope)))),
      GenRandom: (length: unknown = RANDOM_BYTES) => random(Number(length)),
      getSubject: () => own.subject,
      getIssuer: () => own.issuer,
      getFriendlyName: () => own.commonName,
      getSerialNumber: () => own.serial,
      getContent: () => own.base64,
      GetExtensionString: (wanted: unknown) => own.extension(String(wanted)),
      setUserPIN: (...given: unknown[]) => {
        page.dropPin(`${CERTIFICATE}.setUserPIN`, given);
        return 0;
      },
    },
  );
}
