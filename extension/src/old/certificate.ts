import { fromBase64 } from "../page/base64.js";
import { type Der, hex, inside, oid, read, text } from "./der.js";

const NAMES: Record<string, string> = {
  "2.5.4.3": "CN",
  "2.5.4.5": "SERIALNUMBER",
  "2.5.4.6": "C",
  "2.5.4.7": "L",
  "2.5.4.8": "ST",
  "2.5.4.10": "O",
  "2.5.4.11": "OU",
  "1.2.840.113549.1.9.1": "E",
};

/** Purpose of a certificate, as the helper's window offers it. */
export type Use = "sign" | "encrypt";

/** A certificate that the user has chosen, with its fields as old pages read them. Nobody has verified it here. */
export class OldCertificate {
  readonly bytes: Uint8Array<ArrayBuffer>;
  private readonly fields: Der[];

  /** @param base64 DER */
  constructor(
    readonly base64: string,
    readonly use: Use,
  ) {
    this.bytes = fromBase64(base64);
    this.fields = read(inside(this.bytes, 0, 0).content);
    if (this.fields[0]?.tag !== 0xa0) {
      throw new RangeError("no certificate of version 3");
    }
  }

  /** Serial number in capital hexadecimal digits, without the zero byte of a positive number. */
  get serial(): string {
    const content = this.field(1).content;
    return hex(content.length > 1 && content[0] === 0 ? content.subarray(1) : content).toUpperCase();
  }

  get issuer(): string {
    return named(this.field(3));
  }

  get subject(): string {
    return named(this.field(5));
  }

  get validity(): [Date, Date] {
    const [from, until] = read(this.field(4).content).map(time);
    if (from === undefined || until === undefined) {
      throw new RangeError("no validity");
    }
    return [from, until];
  }

  /** SubjectPublicKeyInfo. */
  get publicKey(): Uint8Array {
    return this.field(6).whole;
  }

  get commonName(): string {
    return this.ofSubject("CN");
  }

  /** @param key such as `CN`; the first of several, empty without any */
  ofSubject(key: string): string {
    return of(this.field(5), key);
  }

  ofIssuer(key: string): string {
    return of(this.field(3), key);
  }

  /** Text of an extension; empty without it. A value that is no character string comes in hexadecimal digits. */
  extension(wanted: string): string {
    const all = this.fields.find(({ tag }) => tag === 0xa3);
    const found =
      all && read(inside(all.content, 0).content).find((one) => oid(inside(one.content, 0).content) === wanted);
    const value = found && read(found.content).at(-1)?.content;
    return value === undefined ? "" : readable(value);
  }

  private field(place: number): Der {
    const found = this.fields[place];
    if (found === undefined) {
      throw new RangeError("no such field");
    }
    return found;
  }
}

function attributes(name: Der): [string, string][] {
  return read(name.content).map((set) => {
    const [type, value] = read(inside(set.content, 0).content);
    const id = type === undefined ? "" : oid(type.content);
    return [NAMES[id] ?? id, value === undefined ? "" : text(value)];
  });
}

function named(name: Der): string {
  return attributes(name)
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
}

function of(name: Der, key: string): string {
  return attributes(name).find(([found]) => found === key)?.[1] ?? "";
}

/** UTCTime has two digits for the year (RFC 5280, 4.1.2.5.1). */
function time(value: Der): Date {
  const digits = text(value);
  const year = value.tag === 0x17 ? `${Number(digits.slice(0, 2)) < 50 ? "20" : "19"}${digits}` : digits;
  return new Date(year.replace(/^(....)(..)(..)(..)(..)(..).*$/, "$1-$2-$3T$4:$5:$6Z"));
}

const STRINGS = [0x0c, 0x13, 0x16, 0x1e];

function readable(value: Uint8Array): string {
  try {
    const [only, ...others] = read(value);
    if (only !== undefined && others.length === 0 && STRINGS.includes(only.tag)) {
      return text(only);
    }
  } catch {
    // Some CAs put the bare text into the extension.
  }
  return value.every((byte) => byte >= 0x20 && byte < 0x7f) ? new TextDecoder().decode(value) : hex(value);
}
