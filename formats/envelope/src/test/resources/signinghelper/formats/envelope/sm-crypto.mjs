// Encrypts and decrypts the parts of GM/T 0010 envelopes with the npm package that is named. Reads one JSON object, and
// writes lines; octets are in hexadecimal.
import { readFileSync } from "node:fs";

const C1C2C3 = 0;
const C1C3C2 = 1;
const octets = (hex) => Uint8Array.from(Buffer.from(hex, "hex"));
const given = JSON.parse(readFileSync(0, "utf8"));
const maker = await import(given.maker);
const { sm2, sm4 } = maker.default ?? maker;
const order = given.order === "C1C2C3" ? C1C2C3 : C1C3C2;
const isGcm = given.mode === "gcm";

function encrypted() {
  const content = sm4.encrypt(octets(given.content), given.key, {
    mode: given.mode,
    iv: given.vector,
    outputTag: isGcm,
  });
  return [
    sm2.doEncrypt(octets(given.key), given.publicKey, order, { asn1: given.order === "ASN1" }),
    isGcm ? content.output + content.tag : content,
  ];
}

function decrypted() {
  const key = sm2.doDecrypt(given.wrapped, given.privateKey, order, { asn1: given.order === "ASN1", output: "array" });
  const tagFrom = given.content.length - 32;
  const [content, tag] = isGcm ? [given.content.slice(0, tagFrom), given.content.slice(tagFrom)] : [given.content];
  const plain = sm4.decrypt(octets(content), key, { mode: given.mode, iv: given.vector, output: "array", tag });
  return [Buffer.from(plain.output ?? plain).toString("hex")];
}

process.stdout.write((given.privateKey === undefined ? encrypted() : decrypted()).join("\n"));
