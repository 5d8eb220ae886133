/** A value in DER. */
export interface Der {
  tag: number;
  /** The value with its tag and length. */
  whole: Uint8Array;
  content: Uint8Array;
}

const LONG_FORM = 0x80;

/**
 * Reads the values that stand one after the other.
 *
 * @throws RangeError where one is cut
 */
export function read(bytes: Uint8Array): Der[] {
  const found: Der[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = byteAt(bytes, at);
    let length = byteAt(bytes, at + 1);
    let begin = at + 2;
    if (length >= LONG_FORM) {
      const count = length - LONG_FORM;
      length = bytes.subarray(begin, begin + count).reduce((sum, byte) => sum * 256 + byte, 0);
      begin += count;
    }
    if (begin + length > bytes.length) {
      throw new RangeError("cut");
    }
    found.push({ tag, whole: bytes.subarray(at, begin + length), content: bytes.subarray(begin, begin + length) });
    at = begin + length;
  }
  return found;
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) {
    throw new RangeError("cut");
  }
  return byte;
}

/**
 * Follows places through constructed values.
 *
 * @throws RangeError without such a value
 */
export function inside(bytes: Uint8Array, ...places: number[]): Der {
  let values = read(bytes);
  let found: Der | undefined;
  for (const place of places) {
    found = values.at(place);
    values = found === undefined || (found.tag & 0x20) === 0 ? [] : read(found.content);
  }
  if (found === undefined) {
    throw new RangeError("not there");
  }
  return found;
}

/** Returns an object identifier with dots. */
export function oid(content: Uint8Array): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first = 0, ...rest] = arcs;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join(".");
}

const BMP = 0x1e;

/** Returns the text of a character string; of other values the bytes as UTF-8. */
export function text({ tag, content }: Der): string {
  return new TextDecoder(tag === BMP ? "utf-16be" : "utf-8").decode(content);
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
