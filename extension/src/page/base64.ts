/** `String.fromCharCode` takes so many parameters in every engine. */
const STEP = 0x8000;

/** @returns Base64 with padding (RFC 4648, 4) */
export function toBase64(bytes: Uint8Array): string {
  let characters = "";
  for (let start = 0; start < bytes.length; start += STEP) {
    characters += String.fromCharCode(...bytes.subarray(start, start + STEP));
  }
  return btoa(characters);
}

/** @param text Base64 with padding, already known to be that */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
