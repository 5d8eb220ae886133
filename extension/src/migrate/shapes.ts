import { PIN_PLACES } from "../old/pin-places.js";
import type { Table } from "../old/table.js";
import { TABLE as NETCA } from "../old/netca/table.js";
import { TABLE as SOF } from "../old/sof/table.js";
import { TABLE as TOPESA } from "../old/topesa/table.js";
import { TABLE as UCAPI } from "../old/ucapi/table.js";
import { TABLE as XTXSAB } from "../old/xtxsab/table.js";

/** Static knowledge of a family's objects, by the names that they have in its table. */
export interface Shape {
  table: Table;
  /** Owner that an expression without receiver gives: a constructor, a global, or an element of this id. */
  roots: Record<string, string>;
  /** Owner that a function gives. */
  gives: Record<string, string>;
  /** Functions that answer at once, also by the adapter. */
  atOnce: readonly string[];
  /** Functions with a PIN, and the places of PINs among their arguments. */
  pins: Record<string, readonly number[]>;
}

const LISTS = ["byKeyUsage", "forSign", "byValidity", "byIssuer", "bySubject", "bySerialnumber"].map(
  (name) => `Certs.${name}`,
);

export const SHAPES: readonly Shape[] = [
  {
    table: UCAPI,
    roots: { CerticateCollectionX: "CerticateCollectionX", UCAPI: "CerticateCollectionX" },
    gives: {
      "CerticateCollectionX.GetAt": "CerticateX",
      "CerticateCollectionX.SelectCertificateDialog": "CerticateX",
    },
    atOnce: [],
    pins: { "CerticateX.setUserPIN": PIN_PLACES.setUserPIN ?? [] },
  },
  { table: XTXSAB, roots: { XTXSAB: "" }, gives: {}, atOnce: [], pins: PIN_PLACES },
  { table: SOF, roots: { SOF: "" }, gives: {}, atOnce: [], pins: PIN_PLACES },
  {
    table: NETCA,
    roots: { NetcaPki: "Pki", pki: "Pki" },
    gives: {
      "Pki.CreateStoreObject": "Store",
      "Pki.CreateSignerObject": "Signer",
      "Pki.CreateSignedDataObject": "SignedData",
      "Pki.CreateEnvelopedDataObject": "EnvelopedData",
      "Store.GetCertificate": "Certificate",
    },
    atOnce: Object.keys(NETCA.carried).filter((name) => name.startsWith("Pki.")),
    pins: { "Signer.SetUserPIN": [0], "SignedData.SetSignCertificate": [1] },
  },
  {
    table: TOPESA,
    roots: { CertStore: "CertStore" },
    gives: {
      "CertStore.listAllCerts": "Certs",
      "Certs.get": "Cert",
      ...Object.fromEntries(LISTS.map((name) => [name, "Certs"])),
    },
    atOnce: Object.keys(TOPESA.carried).filter(
      (name) => name !== "Certs.byKeyUsage" && !/^CertStore|sign|Envelope/.test(name.replace("forSign", "")),
    ),
    pins: {},
  },
];

/** A function of some family, as a page calls it. */
export interface OldFunction {
  shape: Shape;
  /** Name in the table. */
  full: string;
  isCarried: boolean;
}

const all: readonly OldFunction[] = SHAPES.flatMap((shape) =>
  [shape.table.carried, shape.table.refused].flatMap((rows, place) =>
    Object.keys(rows).map((full) => ({ shape, full, isCarried: place === 0 })),
  ),
);

/** Returns the function of an owner, which is empty for globals. */
export function functionOf(owner: string, name: string): OldFunction | undefined {
  const full = owner === "" ? name : `${owner}.${name}`;
  return all.find((one) => one.full === full);
}

const DISTINCT_LENGTH = 8;
/** Names of families' functions that other libraries of pages have as well. */
const COMMON = ["getSubject", "getIssuer", "getSerialNumber", "getContent", "getLastError", "setQuiet", "setDebug"];

/** Returns the function that the name alone tells: one that no other library of a page has. */
export function functionNamed(name: string): OldFunction | undefined {
  const found = all.filter(({ full }) => full.split(".").at(-1) === name);
  const isDistinct = name.length >= DISTINCT_LENGTH && !COMMON.includes(name) && /[A-Z]/.test(name);
  return found.length === 1 || name.startsWith("SOF_") ? (isDistinct ? found[0] : undefined) : undefined;
}

/** Tests that some family has a function of this name, whatever its receiver. */
export function isNameOfAny(name: string): boolean {
  return all.some(({ full }) => full.split(".").at(-1) === name);
}
