import { expect, test } from "vitest";
import { CERTIFICATE, OldVisit } from "../testing/old-visit.js";
import { NotCarriedError } from "./refused.js";
import { install as installNetca } from "./netca/index.js";
import { TABLE as NETCA } from "./netca/table.js";
import { install as installSof } from "./sof/index.js";
import { TABLE as SOF } from "./sof/table.js";
import type { Table } from "./table.js";
import { install as installTopesa } from "./topesa/index.js";
import { TABLE as TOPESA } from "./topesa/table.js";
import { install as installUcapi } from "./ucapi/index.js";
import { TABLE as UCAPI } from "./ucapi/table.js";
import { install as installXtxsab } from "./xtxsab/index.js";
import { TABLE as XTXSAB } from "./xtxsab/table.js";

type Owner = Record<string, (...given: unknown[]) => unknown>;
type Global = typeof globalThis & Record<string, never>;

const visit = OldVisit.forEachTest();

async function choose(): Promise<void> {
  await visit().connects();
  await visit().gives("certificate.select", { certificate: CERTIFICATE });
}

function made(pki: Record<string, () => Owner>, name: string): Owner {
  const maker = pki[name];
  if (maker === undefined) {
    throw new Error(`${name} is missing`);
  }
  return maker();
}

/** The objects of each family, by the name that their functions have in the table before them. */
const FAMILIES: [Table, () => Promise<Record<string, Owner>>][] = [
  [
    UCAPI,
    async () => {
      installUcapi();
      const collection = new (
        globalThis as unknown as { CerticateCollectionX: new () => Owner }
      ).CerticateCollectionX();
      const loading = collection["Load"]?.();
      await choose();
      await loading;
      const certificate = (await collection["GetAt"]?.(0)) as Owner;
      return { "CerticateCollectionX.": collection, "CerticateX.": certificate };
    },
  ],
  [
    XTXSAB,
    () => {
      installXtxsab();
      return Promise.resolve({ "": (globalThis as unknown as { XTXSAB: Owner }).XTXSAB });
    },
  ],
  [
    SOF,
    () => {
      installSof();
      return Promise.resolve({ "": (globalThis as unknown as { SOF: Owner }).SOF });
    },
  ],
  [
    NETCA,
    async () => {
      installNetca({ object: "pki" });
      const { pki } = globalThis as unknown as { pki: Record<string, () => Owner> };
      const store = made(pki, "CreateStoreObject");
      const opening = store.Open?.();
      await choose();
      await opening;
      return {
        "Pki.": pki,
        "Store.": store,
        "Signer.": made(pki, "CreateSignerObject"),
        "SignedData.": made(pki, "CreateSignedDataObject"),
        "EnvelopedData.": made(pki, "CreateEnvelopedDataObject"),
        "Certificate.": (await store.GetCertificate?.(0)) as Owner,
      };
    },
  ],
  [
    TOPESA,
    async () => {
      installTopesa();
      const { CertStore: store } = globalThis as unknown as { CertStore: Owner };
      const listing = store.listAllCerts?.();
      await choose();
      const list = (await listing) as Owner;
      return { "CertStore.": store, "Certs.": list, "Cert.": list.get?.(0) as Owner };
    },
  ],
];

test.each(FAMILIES)("the adapter has each function of its table, and no other: $family", async (table, objects) => {
  const owners = await objects();
  const found = Object.entries(owners).flatMap(([prefix, owner]) => Object.keys(owner).map((name) => prefix + name));

  expect(found.sort()).toEqual([...Object.keys(table.carried), ...Object.keys(table.refused)].sort());
});

test.each(FAMILIES)("each that is not carried over says so, why, and what to use: $family", async (table, objects) => {
  const owners = await objects();
  for (const [full, { reason, instead }] of Object.entries(table.refused)) {
    const prefix = Object.keys(owners).find((one) => full.startsWith(one)) ?? "";
    const called = owners[prefix]?.[full.slice(prefix.length)];
    expect(called, full).toThrow(NotCarriedError);
    expect(called, full).toThrow(full);
    expect(called, full).toThrow(reason);
    expect(called, full).toThrow(instead);
  }
});

test("globals of the callback family are those of its object", () => {
  installXtxsab();
  const { XTXSAB: object } = globalThis as unknown as { XTXSAB: Owner };

  for (const [name, called] of Object.entries(object)) {
    expect((globalThis as Global)[name]).toBe(called);
  }
});
