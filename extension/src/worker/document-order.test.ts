import { expect, test } from "vitest";
import type { DocumentPart } from "../shared/channel.js";
import { DocumentOrder } from "./document-order.js";

/** `[index, offset, bytes, last]` */
type Short = [number, number, number, boolean];

const partOf = ([index, offset, bytes, last]: Short): DocumentPart => ({
  index,
  offset,
  last,
  data: Buffer.alloc(bytes).toString("base64"),
});

function accepted(count: number, parts: Short[]): boolean[] {
  const order = new DocumentOrder(count);
  return parts.map((part) => order.accept(partOf(part)));
}

test.each<[string, Short[]]>([
  [
    "one part each",
    [
      [0, 0, 5, true],
      [1, 0, 5, true],
    ],
  ],
  [
    "several parts",
    [
      [0, 0, 4, false],
      [0, 4, 5, false],
      [0, 9, 0, true],
      [1, 0, 1, true],
    ],
  ],
  ["a document that could not be signed", [[1, 0, 5, true]]],
  [
    "every padding",
    [
      [0, 0, 1, false],
      [0, 1, 2, false],
      [0, 3, 3, false],
      [0, 6, 1, true],
    ],
  ],
])("%s is in order", (_what, parts) => {
  expect(accepted(2, parts)).not.toContain(false);
});

test.each<[string, Short[]]>([
  [
    "a gap",
    [
      [0, 0, 4, false],
      [0, 5, 1, true],
    ],
  ],
  [
    "an overlap",
    [
      [0, 0, 4, false],
      [0, 3, 1, true],
    ],
  ],
  ["a start in the middle", [[0, 4, 4, true]]],
  [
    "a document that comes twice",
    [
      [0, 0, 4, true],
      [0, 0, 4, true],
    ],
  ],
  [
    "a document that goes on after its last part",
    [
      [0, 0, 4, true],
      [0, 4, 4, true],
    ],
  ],
  [
    "documents backwards",
    [
      [1, 0, 4, true],
      [0, 0, 4, true],
    ],
  ],
  [
    "two documents mixed",
    [
      [0, 0, 4, false],
      [1, 0, 4, true],
    ],
  ],
  ["a document that was not asked for", [[2, 0, 4, true]]],
])("%s is not", (_what, parts) => {
  expect(accepted(2, parts).at(-1)).toBe(false);
});
