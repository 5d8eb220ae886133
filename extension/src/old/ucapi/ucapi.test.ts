import { beforeEach, expect, test, vi } from "vitest";
import { CERTIFICATE, OldVisit, SERIAL } from "../../testing/old-visit.js";
import { until } from "../../testing/until.js";
import { install } from "./index.js";

interface CerticateX {
  PKCS7String: (text: string, flag: number) => Promise<string>;
  PKCS1String: (text: string) => Promise<string>;
  GetExtensionString: (oid: string) => Promise<string>;
  getSubject: () => Promise<string>;
  getSerialNumber: () => Promise<string>;
  setUserPIN: (pin: unknown) => Promise<number>;
}

interface CerticateCollectionX {
  setCF_KeyUsage: (usage: number) => Promise<number>;
  Load: () => Promise<number>;
  getSize: () => Promise<number>;
  GetAt: (index: number) => Promise<CerticateX>;
  getErrorString: () => Promise<string>;
}

const visit = OldVisit.forEachTest();
const told = vi.spyOn(console, "warn").mockImplementation(() => undefined);
vi.spyOn(console, "error").mockImplementation(() => undefined);

/** Leaves the page for another one, without what its scripts have made. */
const leave = (): void => {
  Reflect.deleteProperty(globalThis, "CerticateCollectionX");
};

beforeEach(() => {
  told.mockClear();
});

const collection = (): CerticateCollectionX =>
  new (globalThis as unknown as { CerticateCollectionX: new () => CerticateCollectionX }).CerticateCollectionX();

async function loaded(): Promise<CerticateX> {
  const certificates = collection();
  const loading = certificates.Load();
  await visit().connects();
  await visit().gives("certificate.select", { certificate: CERTIFICATE });
  expect(await loading).toBe(0);
  return certificates.GetAt(0);
}

test("the page's session names its interface", async () => {
  install();
  const loading = collection().Load();

  expect(await visit().connects()).toMatchObject({ old: "ucapi" });
  await visit().refuses("certificate.select", "CANCELLED");
  await loading;
});

test("a certificate is chosen once for a visit, and its fields are read from it", async () => {
  install();
  const certificate = await loaded();

  expect(await certificate.getSubject()).toBe("C=CN,O=演示供应商有限公司,OU=采购部,CN=张三");
  expect(await certificate.getSerialNumber()).toBe(SERIAL);
  expect(await certificate.GetExtensionString("1.2.156.10260.4.1.4")).toBe("91420100MADEM0003F");
  leave();
  install();
  const next = collection();
  await next.Load();
  expect(await next.getSize()).toBe(1);
  expect(visit().extension.heard).toEqual([]);
});

test("the encryption certificate is asked for where the page filters for it", async () => {
  install();
  const certificates = collection();
  void certificates.setCF_KeyUsage(0x10); // without await: it counts all the same
  void certificates.Load();
  await visit().connects();

  expect(await visit().gives("certificate.select", { certificate: CERTIFICATE })).toEqual({ purpose: "encrypt" });
});

test("calls of one moment are one window, each with its own form", async () => {
  install();
  const certificate = await loaded();
  const both = Promise.all([certificate.PKCS7String("甲", 0), certificate.PKCS7String("乙", 1)]);

  const documents = await visit().signs();

  expect(documents.map(({ content, format }) => [content, format])).toEqual([
    ["甲", "cms-attached"],
    ["乙", "cms-detached"],
  ]);
  const signed = (await both).map((base64) => Buffer.from(base64, "base64").at(-1));
  expect(signed).toEqual([0, 1]);
});

test("a PIN is not read, and its developer is told once", async () => {
  install();
  const certificate = await loaded();
  const pin = new Proxy({}, { get: () => expect.unreachable("the PIN was read") });

  expect(await certificate.setUserPIN(pin)).toBe(0);
  expect(await certificate.setUserPIN(pin)).toBe(0);

  expect(told).toHaveBeenCalledOnce();
});

test("a portal may refuse a PIN that a page passes, and not the place that the codemod has left empty", async () => {
  install({ pins: "refuse" });
  const certificate = await loaded();

  await expect(certificate.setUserPIN("123456")).rejects.toThrow(
    "CerticateX.setUserPIN is not carried over (没有移植): this portal refuses a PIN",
  );
  expect(await certificate.setUserPIN("")).toBe(0);
  expect(told).not.toHaveBeenCalled();
});

test("a page that lists on load gets none, and a button; it is loaded anew once the user has chosen", async () => {
  install();
  const certificates = collection();
  const loading = certificates.Load();
  await visit().connects();
  await visit().refuses("certificate.select", "ACTIVATION_NEEDED");
  await loading;
  expect(await certificates.getSize()).toBe(0);
  expect(await certificates.getErrorString()).toBe("ACTIVATION_NEEDED");
  const [button] = visit().buttons;
  expect(button?.textContent).toBe("使用 U-Key");

  button?.click();
  await visit().gives("certificate.select", { certificate: CERTIFICATE });
  await until(() => visit().reloads === 1);

  leave();
  install();
  const listed = collection();
  await listed.Load();
  expect(await listed.getSize()).toBe(1);
});

test("a signature that is asked for on load waits for a click", async () => {
  install();
  const certificate = await loaded();
  const signing = certificate.PKCS7String("甲", 0);
  await vi.advanceTimersByTimeAsync(300);
  await visit().refuses("signature.sign", "ACTIVATION_NEEDED");
  await until(() => visit().buttons.at(-1)?.textContent === "继续使用 U-Key");

  visit().buttons.at(-1)?.click();
  await visit().signs();

  expect(await signing).not.toBe("");
});

test("a signature with another certificate than the page has is no answer, and the choice is made anew", async () => {
  install();
  const certificate = await loaded();
  const signing = certificate.PKCS7String("甲", 0);
  await vi.advanceTimersByTimeAsync(300);
  const { id } = await visit().asks("signature.sign");
  visit().extension.say({ kind: "document", id, index: 0, data: "MIIC" });
  visit().extension.say({ kind: "result", id, result: { receipt: "MIIC", documents: ["SIGNED"] } });

  expect(await signing).toBe("");
  expect(visit().stored.size).toBe(0);
});

test("the vendor's object serves where no extension is, and by preference", async () => {
  const vendor = vi.fn(function (this: Record<string, unknown>) {
    this.Load = () => 7;
  });
  const asVendor = (): void => {
    (globalThis as Record<string, unknown>).CerticateCollectionX = vendor;
  };
  asVendor();
  install({ prefer: "client" });
  expect(await collection().Load()).toBe(7);

  asVendor();
  visit().extension.profiles = [];
  install();
  const loading = collection().Load();
  await until(() => visit().extension.looks > 0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await loading).toBe(7);
});

test("the vendor's object is not so much as made where the helper is there", async () => {
  const vendor = vi.fn();
  (globalThis as Record<string, unknown>).CerticateCollectionX = vendor;
  install();
  const loading = collection().Load();
  await visit().connects();
  await visit().gives("certificate.select", { certificate: CERTIFICATE });

  expect(await loading).toBe(0);
  expect(vendor).not.toHaveBeenCalled();
});

test("the vendor's certificate gets no empty PIN", async () => {
  const given: unknown[] = [];
  (globalThis as Record<string, unknown>).CerticateCollectionX = function (this: Record<string, unknown>) {
    this.GetAt = () => ({ setUserPIN: (pin: unknown) => given.push(pin) });
  };
  install({ prefer: "client" });
  const certificate = await collection().GetAt(0);

  expect(() => certificate.setUserPIN("")).toThrow("keep the page's field");
  expect(certificate.setUserPIN("1234")).toBe(1);
  expect(given).toEqual(["1234"]);
});
