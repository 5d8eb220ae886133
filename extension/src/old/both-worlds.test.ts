import { afterEach, expect, test, vi } from "vitest";
import { CERTIFICATE, OldVisit, SERIAL } from "../testing/old-visit.js";
import { until } from "../testing/until.js";
import { install as installNetca } from "./netca/index.js";
import { install as installSof } from "./sof/index.js";
import { install as installTopesa } from "./topesa/index.js";
import { install as installXtxsab } from "./xtxsab/index.js";

type Called = (...given: unknown[]) => unknown;
type Owner = Record<string, Called>;

const visit = OldVisit.forEachTest();
const failed = vi.spyOn(console, "error").mockImplementation(() => undefined);
vi.spyOn(console, "warn").mockImplementation(() => undefined);

const globals = globalThis as unknown as Record<string, unknown>;
afterEach(() => {
  failed.mockClear();
});

/** Waits for an answer while no extension gives a sign of itself. */
async function withoutExtension(asking: unknown): Promise<unknown> {
  await until(() => visit().extension.looks > 0);
  await vi.advanceTimersByTimeAsync(1_000);
  return asking;
}

test("netca: the vendor's objects serve where no extension is, with what the page has set", async () => {
  visit().extension.profiles = [];
  const data: Record<string, unknown> = { Sign: () => `${String(data.Content)} ${String(data.Detached)}` };
  globals.pki = {
    Encode: (_charset: unknown, text: unknown) => `bytes of ${String(text)}`,
    CreateSignedDataObject: (isSigning: boolean) => (isSigning ? data : {}),
  };
  installNetca({ object: "pki" });
  const pki = globals.pki as Record<string, (...given: unknown[]) => Record<string, unknown> & { Sign: Called }>;
  const made = pki.CreateSignedDataObject?.(true);
  Object.assign(made ?? {}, { Content: pki.Encode?.(65001, "甲"), Detached: true });

  expect(await withoutExtension(made?.Sign(2))).toBe("bytes of 甲 true");
});

test("topesa: the vendor's store serves where no extension is, and its errors are caught as before", async () => {
  visit().extension.profiles = [];
  class VendorError extends Error {}
  globals.TCACErr = VendorError;
  const list = { size: () => 7 };
  globals.CertStore = { listAllCerts: () => list };
  installTopesa();

  expect(await withoutExtension((globals.CertStore as Owner).listAllCerts?.())).toBe(list);
  expect(new VendorError()).toBeInstanceOf(globals.TCACErr);
  expect(new Error()).not.toBeInstanceOf(globals.TCACErr);
});

test("sof: the vendor's plain functions serve where no extension is", async () => {
  visit().extension.profiles = [];
  globals.SOF_GetUserList = () => "vendor";
  installSof();

  expect(await withoutExtension((globals.SOF_GetUserList as Called)())).toBe("vendor");
});

test.each([
  [
    "netca: a signed data's",
    (pki: Record<string, () => Owner>) => pki.CreateSignedDataObject?.().SetSignCertificate,
    {},
  ],
  ["netca: a signer's", (pki: Record<string, () => Owner>) => pki.CreateSignerObject?.().SetUserPIN, ""],
])("%s empty PIN is not handed to the vendor", async (_what, of, first) => {
  const given: unknown[] = [];
  const vendor = {
    SetUserPIN: (pin: unknown) => given.push(pin),
    SetSignCertificate: (...all: unknown[]) => given.push(all[1]),
  };
  globals.pki = { CreateSignedDataObject: () => vendor, CreateSignerObject: () => vendor };
  installNetca({ object: "pki", prefer: "client" });
  const set = of(globals.pki as Record<string, () => Owner>);

  expect(await set?.(first, "")).toBe("");
  expect(given).toEqual([]);
  expect(String(failed.mock.calls)).toContain("keep the page's field");
});

test("sof: an empty PIN is not handed to the vendor's plain function", async () => {
  const login = vi.fn();
  globals.SOF_Login = login;
  installSof({ prefer: "client" });

  expect(await (globals.SOF_Login as Called)(SERIAL, "")).toBe(false);
  expect(login).not.toHaveBeenCalled();
});

test("it is asked once for a page whether the extension is there", async () => {
  visit().extension.profiles = [];
  const called = (callback: Called): unknown => callback({ retVal: "vendor" });
  globals.SOF_GetVersion = called;
  installXtxsab();
  const ask = (): Promise<unknown> => new Promise((resolve) => (globals.SOF_GetVersion as Called)(resolve));

  expect(await withoutExtension(ask())).toEqual({ retVal: "vendor" });
  const { looks } = visit().extension;
  expect(await ask()).toEqual({ retVal: "vendor" });
  expect(visit().extension.looks).toBe(looks);
});

test("logging out forgets the certificate of the visit", async () => {
  installSof();
  const listing = (globals.SOF_GetUserList as Called)();
  await visit().connects();
  await visit().gives("certificate.select", { certificate: CERTIFICATE });
  expect(await listing).toBe(`张三||${SERIAL}&&&`);

  expect(await (globals.SOF_Logout as Called)()).toBe(true);
  expect(visit().stored.size).toBe(0);
});

test("what is not carried over is the vendor's where that serves, and throws at the helper", async () => {
  const called = (value: unknown): void => {
    globals.SOF_VerifySignedData = () => value;
    globals.XTXSAB = { VerifySignedData: (_text: string, callback: Called) => callback({ retVal: value }) };
  };
  called(true);
  installSof({ prefer: "client" });
  expect(await (globals.SOF_VerifySignedData as Called)()).toBe(true);

  called(7);
  installXtxsab({ prefer: "client" });
  const { XTXSAB: object } = globals as { XTXSAB: Owner };
  expect(await new Promise((resolve) => object.VerifySignedData?.("text", resolve))).toEqual({ retVal: 7 });

  called(false);
  installSof();
  const verifying = (globals.SOF_VerifySignedData as Called)();
  await visit().connects();
  await expect(verifying).rejects.toThrow("not carried over");
});
