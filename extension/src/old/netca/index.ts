/**
 * Adapter for old pages that call NETCA's objects.
 *
 * @module signing-helper/old/netca
 */
import { fromBase64, toBase64 } from "../../page/base64.js";
import type { OldCertificate } from "../certificate.js";
import { OldPage, type OldOptions } from "../old-page.js";
import { define, type Functions, promised, refusals, vendors } from "../style.js";
import { REFUSED } from "./table.js";

export type { OldOptions } from "../old-page.js";

const OBJECT = "NetcaPki";

/** Properties that the page sets. Their names had no case. */
const CONTENT = { Content: "", content: "" };

type Made = Record<string, unknown>;
type Maker = (...given: unknown[]) => Made;

/**
 * Puts the family's object into the page, by the name that the page has for it. Objects are made at once; their functions give
 * Promises, so a page needs `await` before those.
 */
export function install({ object = OBJECT, ...options }: OldOptions = {}): void {
  const page = new OldPage("netca", options);
  const old = vendors(object) as Record<string, Maker> | undefined;
  const encoded = new Map<unknown, unknown>();
  /** Makes a maker whose objects hand what the page has set on to the vendor's, should that serve. */
  const maker =
    (name: string, owner: string, fill: (own: Made) => Functions, set: Made = {}): Maker =>
    (...given) => {
      const own = { ...set };
      let made: Made | undefined;
      const vendor = (): Made => {
        made ??= (old as Record<string, Maker>)[name]?.(...given) ?? {};
        for (const key of Object.keys(set).filter((one) => own[one] !== set[one])) {
          const charset = encoded.get(own[key]);
          made[key] = charset === undefined ? own[key] : old?.Encode?.(charset, own[key]);
        }
        return made;
      };
      const style = { name: owner, page, refused: REFUSED, vendor: old && vendor };
      return Object.assign(own, promised(style, fill(own)));
    };
  define({
    [object]: {
      ...refusals({ name: "Pki", page, refused: REFUSED, vendor: old && ((): unknown => old) }),
      Encode: (charset: unknown, text: unknown) => {
        encoded.set(text, charset);
        return text;
      },
      CreateStoreObject: maker("CreateStoreObject", "Store", () => store(page)),
      CreateSignerObject: maker("CreateSignerObject", "Signer", () => signer(page), { Certificate: null }),
      CreateSignedDataObject: maker("CreateSignedDataObject", "SignedData", (own) => signedData(page, own), {
        ...CONTENT,
        Detached: false,
      }),
      CreateEnvelopedDataObject: maker(
        "CreateEnvelopedDataObject",
        "EnvelopedData",
        (own) => envelopedData(page, own),
        CONTENT,
      ),
    },
  });
}

const kept = new WeakMap<object, OldCertificate>();

function store(page: OldPage): Functions {
  let all: OldCertificate[] = [];
  return {
    Open: async () => {
      all = await page.list("sign");
      return true;
    },
    GetCertificateCount: () => all.length,
    GetCertificate: (index: number) => {
      const found = all[index];
      return found === undefined ? null : certificate(page, found);
    },
    Close: () => true,
  };
}

function certificate(page: OldPage, own: OldCertificate): object {
  const made = {
    ...promised({ name: "Certificate", page, refused: REFUSED }, { Encode: () => own.base64 }),
    Subject: own.subject,
    Issuer: own.issuer,
    SerialNumber: own.serial,
  };
  kept.set(made, own);
  return made;
}

function signer(page: OldPage): Functions {
  return {
    SetUserPIN: (...given: unknown[]) => {
      page.dropPin("Signer.SetUserPIN", given);
      return true;
    },
  };
}

function signedData(page: OldPage, own: Made): Functions {
  return {
    SetSignCertificate: (...given: unknown[]) => {
      page.dropPin("SignedData.SetSignCertificate", given);
      return true;
    },
    SetSignAlgorithm: () => true,
    Sign: async () => toBase64(await page.sign(textOf(own), own.Detached !== true)),
  };
}

function envelopedData(page: OldPage, own: Made): Functions {
  return {
    Encrypt: async (to: object) => {
      const given = kept.get(to);
      const certificate = given?.use === "encrypt" ? given : (await page.list("encrypt"))[0];
      if (certificate === undefined) {
        throw new Error("There is no certificate to encrypt to.");
      }
      return toBase64(await page.encrypt(textOf(own), certificate));
    },
    Decrypt: async () => new TextDecoder().decode(await page.open(fromBase64(textOf(own)))),
  };
}

function textOf(filled: Made): string {
  const content = filled.Content === "" ? filled.content : filled.Content;
  return typeof content === "string" ? content : new TextDecoder().decode(content as Uint8Array);
}
