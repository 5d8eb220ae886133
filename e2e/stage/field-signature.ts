import { execFile } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { tool } from "./tools.js";

/** PEM files of a key and its certificate. */
export interface KeyFiles {
  key: string;
  certificate: string;
}

const SEQUENCE = 0x30;
const SET = 0x31;
const EXPLICIT_0 = 0xa0;
const OCTET_STRING = 0x04;
const OBJECT_IDENTIFIER = 0x06;
const INTEGER = 0x02;

const ONE = value(INTEGER, Buffer.from([1]));
const NULL = Buffer.from([0x05, 0x00]);
/** An object identifier without arcs, as a CA's client writes it in the place of the content's type. */
const NO_TYPE = Buffer.from([OBJECT_IDENTIFIER, 0x00]);
const SIGNED_DATA = value(OBJECT_IDENTIFIER, Buffer.from("2a864886f70d010702", "hex")); // 1.2.840.113549.1.7.2
const SM3 = value(OBJECT_IDENTIFIER, Buffer.from("2a811ccf55018311", "hex")); // 1.2.156.10197.1.401
const SM2_SIGN = value(OBJECT_IDENTIFIER, Buffer.from("2a811ccf5501822d01", "hex")); // 1.2.156.10197.1.301.1

/**
 * A detached signature in the shape of a CA's own client: PKCS#7 content types, no type of the content, 301.1, no signed
 * attributes. OpenSSL signs, with the identity of GM/T 0009; it writes no CMS of this kind itself.
 */
export async function fieldSignature(content: Buffer, files: KeyFiles): Promise<Buffer> {
  const certificate = new X509Certificate(await readFile(files.certificate)).raw;
  const digestAlgorithm = value(SEQUENCE, SM3, NULL);
  const signerInfo = value(
    SEQUENCE,
    ONE,
    value(SEQUENCE, ...issuerAndSerialNumber(certificate)),
    digestAlgorithm,
    value(SEQUENCE, SM2_SIGN),
    value(OCTET_STRING, await signed(content, files.key)),
  );
  const signedData = value(
    SEQUENCE,
    ONE,
    value(SET, digestAlgorithm),
    value(SEQUENCE, NO_TYPE),
    value(EXPLICIT_0, certificate),
    value(SET, signerInfo),
  );
  return value(SEQUENCE, SIGNED_DATA, value(EXPLICIT_0, signedData));
}

async function signed(content: Buffer, key: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "field-signature-"));
  try {
    const file = join(folder, "content");
    await writeFile(file, content);
    const args = ["dgst", "-sm3", "-sign", key, "-sigopt", "distid:1234567812345678", "-out", `${file}.sig`, file];
    await promisify(execFile)(tool("openssl"), args);
    return await readFile(`${file}.sig`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Returns both fields unchanged. The order in the certificate (RFC 5280, 4.1) is version, serial number, signature
 * algorithm, issuer.
 */
function issuerAndSerialNumber(certificate: Buffer): [Buffer, Buffer] {
  const [toBeSigned] = parts(inside(certificate));
  const [, serialNumber, , issuer] = parts(inside(toBeSigned ?? Buffer.alloc(0)));
  if (serialNumber === undefined || issuer === undefined) {
    throw new Error("not a certificate");
  }
  return [issuer, serialNumber];
}

function value(tag: number, ...content: Buffer[]): Buffer {
  const all = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), length(all.length), all]);
}

function length(count: number): Buffer {
  if (count < 0x80) {
    return Buffer.from([count]);
  }
  return count < 0x100 ? Buffer.from([0x81, count]) : Buffer.from([0x82, count >> 8, count & 0xff]);
}

/** Returns the start and the end of the content of the value at `at`. */
function bounds(der: Buffer, at: number): [number, number] {
  const first = der.readUInt8(at + 1);
  if (first < 0x80) {
    return [at + 2, at + 2 + first];
  }
  const octets = first - 0x80;
  const from = at + 2 + octets;
  return [from, from + der.readUIntBE(at + 2, octets)];
}

function inside(der: Buffer): Buffer {
  return der.subarray(...bounds(der, 0));
}

function parts(content: Buffer): Buffer[] {
  const found = [];
  for (let at = 0; at < content.length;) {
    const [, end] = bounds(content, at);
    found.push(content.subarray(at, end));
    at = end;
  }
  return found;
}
