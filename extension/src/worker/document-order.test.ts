import { expect, test } from "vitest";
import { DocumentOrder } from "./document-order.js";

function accepted(count: number, indices: number[]): boolean[] {
  const order = new DocumentOrder(count);
  return indices.map((index) => order.accept({ index }));
}

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
