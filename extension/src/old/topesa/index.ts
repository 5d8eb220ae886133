/**
 * Adapter for old pages that call TopESA's store.
 *
 * @module signing-helper/old/topesa
 */
import { fromBase64, toBase64 } from "../../page/base64.js";
import type { OldCertificate } from "../certificate.js";
import { OldPage, type OldOptions } from "../old-page.js";
import { define, refusals, vendors } from "../style.js";
import { REFUSED } from "./table.js";

export type { OldOptions } from "../old-page.js";

const STORE = "CertStore";
const ERROR = "TCACErr";
const SIGNING = 128;

/** Error of the family, as pages catch it. */
class TCACErr extends Error {
  toStr(): string {
    return this.message;
  }
}

/**
 * Puts the family's store into the page. Listing, `byKeyUsage` and all that signs, encrypts or opens give Promises; fields and
 * filters answer at once. A failure rejects with a `TCACErr`. What a vendor's store lists is the vendor's own.
 */
export function install(options: OldOptions = {}): void {
  const page = new OldPage("topesa", options);
  const vendor = vendors(STORE) as { listAllCerts: () => object } | undefined;
  const listAllCerts = async (): Promise<object> =>
    vendor === undefined || (await page.isServed(vendor))
      ? listed(page, await page.list("sign"))
      : vendor.listAllCerts();
  define({
    [ERROR]: ofBoth(vendors(ERROR)),
    [STORE]: {
      ...refusals({ name: STORE, page, refused: REFUSED, vendor: vendor && ((): unknown => vendor) }),
      listAllCerts,
    },
  });
}

/** Makes the page's `instanceof TCACErr` hold for the vendor's errors too. */
function ofBoth(Vendor: unknown): typeof TCACErr {
  const isOwn = Function.prototype[Symbol.hasInstance].bind(TCACErr);
  const value = (error: unknown): boolean => isOwn(error) || (typeof Vendor === "function" && error instanceof Vendor);
  Object.defineProperty(TCACErr, Symbol.hasInstance, { value, configurable: true });
  return TCACErr;
}

function listed(page: OldPage, all: readonly OldCertificate[]): object {
  const where = (fits: (one: OldCertificate) => boolean): object => listed(page, all.filter(fits));
  return {
    size: () => all.length,
    get: (index: number) => {
      const found = all[index];
      return found && certificate(page, found);
    },
    byKeyUsage: async (usage: number) =>
      (usage & SIGNING) === 0 ? listed(page, await page.list("encrypt")) : where(({ use }) => use === "sign"),
    forSign: () => where(({ use }) => use === "sign"),
    byValidity: () =>
      where(({ validity: [from, until] }) => from.getTime() <= Date.now() && Date.now() < until.getTime()),
    byIssuer: (text: string) => where(({ issuer }) => issuer.includes(text)),
    bySubject: (text: string) => where(({ subject }) => subject.includes(text)),
    bySerialnumber: (serial: string) => where((one) => one.serial === serial),
  };
}

function certificate(page: OldPage, own: OldCertificate): object {
  const failing = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      throw new TCACErr(page.failed(error), { cause: error });
    }
  };
  const signed = async (text: unknown, isAttached: boolean): Promise<string> =>
    toBase64(await failing(page.sign(String(text), isAttached)));
  return {
    ...refusals({ name: "Cert", page, refused: REFUSED }),
    serialNumber: () => own.serial,
    subject: () => own.subject,
    issuer: () => own.issuer,
    notBefore: () => own.validity[0],
    notAfter: () => own.validity[1],
    toBase64: () => own.base64,
    signLogondata: (text: unknown) => signed(text, true),
    signMessage: (text: unknown, isDetached = false) => signed(text, !isDetached),
    encryptMsgCMSEnvelope: async (text: unknown) => toBase64(await failing(page.encrypt(String(text), own))),
    decryptMsgCMSEnvelope: async (envelope: unknown) =>
      new TextDecoder().decode(await failing(page.open(fromBase64(String(envelope))))),
  };
}
