import { expect, test } from "vitest";
import { DocumentOrder } from "./document-order.js";

function accepted(count: number, indices: number[]): boolean[] {
  const order = new DocumentOrder(count);
  return indices.map((index) => order.accept({ index }));
}

const session = "2b1f8a5e-6c0d-4d35-9a4e-0f6f0a5b7c11";

/** Tests if something may come back of the second of two that a method is asked for. */
function acceptsSecond(method: string, list: string): boolean {
  const params = { session, [list]: [{}, {}] };
  return DocumentOrder.of({ method, params }).accept({ index: 1 });
}

test.each([
  ["signature.sign", "documents"],
  ["envelope.encrypt", "documents"],
  ["envelope.open", "envelopes"],
])("of %s comes back what was made of its %s", (method, list) => {
  expect(acceptsSecond(method, list)).toBe(true);
});

test.each([
  ["envelope.rehearse", "envelopes"],
  ["envelope.open", "documents"],
  ["login.bind", "documents"],
])("of %s nothing comes back, whatever its %s", (method, list) => {
  expect(acceptsSecond(method, list)).toBe(false);
});

test.each([
  ["every document", [0, 1]],
  ["a document that could not be signed", [1]],
])("%s is in order", (_what, indices) => {
  expect(accepted(2, indices)).not.toContain(false);
});

test.each([
  ["a document that comes twice", [0, 0]],
  ["documents backwards", [1, 0]],
  ["a document that was not asked for", [2]],
])("%s is not", (_what, indices) => {
  expect(accepted(2, indices).at(-1)).toBe(false);
});
