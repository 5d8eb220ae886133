const SEQUENCE = 0x30;
/** Version of a certificate, which one of version 1 leaves out. */
const VERSION = 0xa0;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;

/** A value of DER: its tag, and where its content begins and ends. */
interface Value {
  tag: number;
  begin: number;
  end: number;
}

/**
 * Returns the end of a certificate's validity (RFC 5280, 4.1.2.5); undefined where it cannot be read. Nothing is verified: a
 * page tells its user what the user's own certificate says.
 *
 * @param certificate DER in Base64
 */
export function notAfter(certificate: string): Date | undefined {
  const der = bytesOf(certificate);
  const [signed] = valuesIn(der, valueAt(der, 0));
  const fields = valuesIn(der, signed).filter(({ tag }) => tag !== VERSION);
  const [, , , validity] = fields; // after serial number, algorithm and issuer
  const [, end] = valuesIn(der, validity);
  return end === undefined ? undefined : timeOf(end, der);
}

function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

function valuesIn(der: Uint8Array, sequence: Value | undefined): Value[] {
  const values: Value[] = [];
  if (sequence?.tag === SEQUENCE) {
    let next = valueAt(der, sequence.begin);
    while (next !== undefined && next.end <= sequence.end) {
      values.push(next);
      next = valueAt(der, next.end);
    }
  }
  return values;
}

function valueAt(der: Uint8Array, place: number): Value | undefined {
  const [tag, first = 0] = der.subarray(place, place + 2);
  const more = first < 0x80 ? 0 : first - 0x80;
  const begin = place + 2 + more;
  const length = more === 0 ? first : der.subarray(place + 2, begin).reduce((sum, byte) => sum * 256 + byte, 0);
  const end = begin + length;
  return tag === undefined || more > 4 || end > der.length ? undefined : { tag, begin, end };
}

function timeOf({ tag, begin, end }: Value, der: Uint8Array): Date | undefined {
  const text = String.fromCharCode(...der.subarray(begin, end));
  const century = tag === UTC_TIME ? (text < "50" ? "20" : "19") : "";
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(century + text);
  if (parts === null || (tag !== UTC_TIME && tag !== GENERALIZED_TIME)) {
    return undefined;
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}
