import { Buffer } from "node:buffer";
import { createHash, createPublicKey, sign } from "node:crypto";

// CRX3: magic number, version, length of the header, header, zip. The header is a Protocol Buffers message
// (CrxFileHeader in Chromium's crx3.proto); all its fields that we need are byte strings.

const MAGIC = Buffer.from("Cr24");
const VERSION = 3;
const CONTEXT = Buffer.from("CRX3 SignedData\0");

/** Numbers of the fields in crx3.proto. */
const SHA256_WITH_RSA = 2;
const SIGNED_HEADER_DATA = 10_000;
const PROOF = { publicKey: 1, signature: 2 };
const SIGNED_DATA = { crxId: 1 };

/**
 * Signs an extension.
 *
 * @param {Uint8Array} zip
 * @param {string} key RSA private key, PEM
 * @returns {Buffer} a CRX3 file; the same for the same input
 */
export function crxOf(zip, key) {
  const publicKey = createPublicKey(key).export({ type: "spki", format: "der" });
  const crxId = createHash("sha256").update(publicKey).digest().subarray(0, 16);
  const signedData = field(SIGNED_DATA.crxId, crxId);
  const signature = sign("sha256", Buffer.concat([CONTEXT, uint32(signedData.length), signedData, zip]), key);
  const proof = Buffer.concat([field(PROOF.publicKey, publicKey), field(PROOF.signature, signature)]);
  const header = Buffer.concat([field(SHA256_WITH_RSA, proof), field(SIGNED_HEADER_DATA, signedData)]);
  return Buffer.concat([MAGIC, uint32(VERSION), uint32(header.length), header, zip]);
}

/**
 * A Protocol Buffers field of wire type 2: tag, length, bytes.
 *
 * @param {number} number
 * @param {Buffer} bytes
 */
function field(number, bytes) {
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

/** @param {number} value */
function varint(value) {
  const bytes = [];
  for (; value > 0x7f; value = Math.floor(value / 0x80)) {
    bytes.push((value % 0x80) + 0x80);
  }
  return Buffer.from([...bytes, value]);
}

/** @param {number} value */
function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
