import { inside, read } from "./der.js";

/**
 * Extracts the bare signature of a CMS whose signature is over the content itself.
 *
 * @returns undefined where it is over signed attributes
 */
export function bareSignature(cms: Uint8Array): Uint8Array | undefined {
  const signer = read(inside(cms, 0, 1, 0, -1, 0).content);
  return signer.some(({ tag }) => tag === 0xa0) ? undefined : signer.findLast(({ tag }) => tag === 0x04)?.content;
}

/** Tests that a CMS holds a certificate's very bytes. */
export function holds(cms: Uint8Array, certificate: Uint8Array): boolean {
  return latin(cms).includes(latin(certificate));
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}
