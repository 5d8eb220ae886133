import { afterEach, expect, test, vi } from "vitest";
import { CERTIFICATE, OldVisit, SERIAL } from "../../testing/old-visit.js";
import { install } from "./index.js";

interface Answer {
  retVal: unknown;
  ctx: unknown;
}
type Called = (...given: unknown[]) => void;

const visit = OldVisit.forEachTest();
const told = vi.spyOn(console, "warn").mockImplementation(() => undefined);
vi.spyOn(console, "error").mockImplementation(() => undefined);

afterEach(() => {
  told.mockClear();
});

/** Calls a global as a page does. */
function called(name: string, ...given: unknown[]): Promise<Answer> {
  return new Promise((resolve) => {
    (globalThis as unknown as Record<string, Called>)[name]?.(...given, resolve, "ctx");
  });
}

async function listed(): Promise<void> {
  install();
  const listing = called("SOF_GetUserList");
  await visit().connects();
  await visit().gives("certificate.select", { certificate: CERTIFICATE });
  expect(await listing).toEqual({ retVal: `张三||${SERIAL}&&&`, ctx: "ctx" });
}

test("a page's sign-in runs in its own order, and its PIN is not read", async () => {
  await listed();
  const pin = new Proxy({}, { get: () => expect.unreachable("the PIN was read") });

  expect(await called("SOF_Login", SERIAL, pin)).toMatchObject({ retVal: true });
  expect(await called("SOF_ExportUserCert", SERIAL)).toMatchObject({ retVal: CERTIFICATE });
  const signing = called("SOF_SignMessage", 0, SERIAL, "8f3a61c0");
  expect(await visit().signs()).toMatchObject([{ content: "8f3a61c0", format: "cms-attached" }]);

  expect((await signing).retVal).not.toBe("");
  expect(told).toHaveBeenCalledOnce();
});

test("a place for a PIN that is empty is nothing to tell the developer", async () => {
  await listed();

  expect(await called("SOF_Login", SERIAL, "")).toMatchObject({ retVal: true });

  expect(told).not.toHaveBeenCalled();
});

test.each([
  [2, SERIAL],
  [7, "C=CN,O=演示供应商有限公司,OU=采购部,CN=张三"],
  [0x31, "张三"],
  [0x32, "演示供应商有限公司"],
  [0x35, "20261202053223"],
  [99, ""],
])("field %i of a certificate is that of the standard", async (type, value) => {
  await listed();

  expect(await called("SOF_GetCertInfo", CERTIFICATE, type)).toMatchObject({ retVal: value });
});

test("what fails answers as old clients do, and the page may ask why", async () => {
  await listed();

  expect(await called("SOF_ExportUserCert", "another")).toMatchObject({ retVal: "" });
  expect(await called("SOF_GetLastError")).toMatchObject({ retVal: 0x0b000001 });
});

test("the vendor's function serves by preference", async () => {
  (globalThis as unknown as Record<string, Called>).SOF_GetVersion = (callback) => {
    (callback as (answer: object) => void)({ retVal: "vendor" });
  };
  install({ prefer: "client" });

  expect(await called("SOF_GetVersion")).toEqual({ retVal: "vendor" });
});

test("the vendor's function gets no empty PIN", async () => {
  const given: unknown[] = [];
  const vendor: Called = (user, pin, callback) => {
    given.push(pin);
    (callback as (answer: object) => void)({ retVal: "vendor" });
  };
  (globalThis as unknown as Record<string, Called>).SOF_Login = vendor;
  install({ prefer: "client" });

  expect(await called("SOF_Login", SERIAL, "")).toMatchObject({ retVal: false });
  expect(await called("SOF_Login", SERIAL, "1234")).toEqual({ retVal: "vendor" });
  expect(given).toEqual(["1234"]);
});
