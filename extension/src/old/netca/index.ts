import { fromBase64, toBase64 } from "../../page/base64.js";
import type { OldCertificate } from "../certificate.js";
import { OldPage, type OldOptions } from "../old-page.js";
import { define, promised, refusals, vendors } from "../style.js";
import { REFUSED } from "./table.js";

export type { OldOptions } from "../old-page.js";

const OBJECT = "NetcaPki";

/**
 * Puts the family's object into the page, by the name that the page has for it. Objects are made at once; their functions give
 * Promises, so a page needs `await` before those.
 */
export function install({ object = OBJECT, ...options }: OldOptions = {}): void {
  if (options.prefer === "client" && vendors(object) !== undefined) {
    return;
  }
  const page = new OldPage("netca", options);
  define({
    [object]: {
      ...refusals({ name: "Pki", page, refused: REFUSED }),
      Encode: (_charset: unknown, text: unknown) => text,
      CreateStoreObject: () => store(page),
      CreateSignerObject: () => ({
        Certificate: null,
        ...promised({ name: "Signer", page, refused: REFUSED }, signer(page)),
      }),
      CreateSignedDataObject: () => signedData(page),
      CreateEnvelopedDataObject: () => envelopedData(page),
    },
  });
}

const kept = new WeakMap<object, OldCertificate>();

function store(page: OldPage): object {
  let all: OldCertificate[] = [];
  return promised(
    { name: "Store", page, refused: REFUSED },
    {
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
    },
  );
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

function signer(page: OldPage): Record<string, () => unknown> {
  return {
    SetUserPIN: () => {
      page.dropPin("Signer.SetUserPIN");
      return true;
    },
  };
}

/** Object whose properties the page sets. Its names had no case. */
interface Filled {
  Content: unknown;
  content: unknown;
  Detached?: boolean;
}

function signedData(page: OldPage): Filled {
  const made: Filled = {
    Content: "",
    content: "",
    Detached: false,
    ...promised(
      { name: "SignedData", page, refused: REFUSED },
      {
        SetSignCertificate: (...given: unknown[]) => {
          if (given.length > 1) {
            page.dropPin("SignedData.SetSignCertificate");
          }
          return true;
        },
        SetSignAlgorithm: () => true,
        Sign: async () => toBase64(await page.sign(textOf(made), made.Detached !== true)),
      },
    ),
  };
  return made;
}

function envelopedData(page: OldPage): Filled {
  const made: Filled = {
    Content: "",
    content: "",
    ...promised(
      { name: "EnvelopedData", page, refused: REFUSED },
      {
        Encrypt: async (to: object) => {
          const own = kept.get(to) ?? (await page.list("encrypt"))[0];
          if (own === undefined) {
            throw new Error("There is no certificate to encrypt to.");
          }
          return toBase64(await page.encrypt(textOf(made), own));
        },
        Decrypt: async () => new TextDecoder().decode(await page.open(fromBase64(textOf(made)))),
      },
    ),
  };
  return made;
}

function textOf(filled: Filled): string {
  const content = filled.Content === "" ? filled.content : filled.Content;
  return typeof content === "string" ? content : new TextDecoder().decode(content as Uint8Array);
}
