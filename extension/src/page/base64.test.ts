import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { fromBase64, toBase64 } from "./base64.js";

/** As long as a part of a document, and what does not end with one of its steps. */
const LENGTHS = [0, 1, 2, 3, 0x8000, 0x8001, 512 * 1024];

test.each(LENGTHS)("%d bytes are the Base64 that Node makes of them, and come back", (length) => {
  const bytes = Uint8Array.from({ length }, (_byte, index) => (index * 7) % 256);

  const text = toBase64(bytes);

  expect(text).toBe(Buffer.from(bytes).toString("base64"));
  expect(Buffer.compare(Buffer.from(fromBase64(text)), Buffer.from(bytes))).toBe(0);
});

test("every byte comes back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(fromBase64(toBase64(bytes))).toEqual(new Uint8Array(bytes));
    }),
  );
});

test("an engine that can do it itself does it", () => {
  const bytes = Object.assign(new Uint8Array([1, 2, 3]), { toBase64: vi.fn(() => "native") });

  expect(toBase64(bytes)).toBe("native");
});

test("an engine that can read it itself reads it", () => {
  const native = vi.fn(() => new Uint8Array([9]));
  const before = Reflect.getOwnPropertyDescriptor(Uint8Array, "fromBase64");
  Object.defineProperty(Uint8Array, "fromBase64", { value: native, configurable: true });
  try {
    expect(fromBase64("AQID")).toEqual(new Uint8Array([9]));
  } finally {
    Reflect.deleteProperty(Uint8Array, "fromBase64");
    if (before !== undefined) {
      Object.defineProperty(Uint8Array, "fromBase64", before);
    }
  }
});
