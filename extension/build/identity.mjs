import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Returns the identity of the extension: the browser derives its id from the public key in the manifest.
 *
 * @param {string} pem PKCS#8 RSA private key, or its public key
 * @returns {{ key: string, id: string }} the manifest's `key` (SubjectPublicKeyInfo DER in Base64), and the id
 */
export function identityOf(pem) {
  const der = createPublicKey(pem).export({ type: "spki", format: "der" });
  const digest = createHash("sha256").update(der).digest("hex");
  const id = [...digest.slice(0, 32)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join("");
  return { key: der.toString("base64"), id };
}

/**
 * @param {string} file the deployment's private key
 * @returns {string} PEM
 */
export function readKey(file) {
  const pem = readFileSync(file, "utf8");
  if (!pem.includes("-----BEGIN PRIVATE KEY-----") || createPrivateKey(pem).asymmetricKeyType !== "rsa") {
    throw new Error(`${file} is not an RSA private key in PKCS#8 PEM (-----BEGIN PRIVATE KEY-----).`);
  }
  return pem;
}

/**
 * A key that is made once: while it is kept, the id stays the same.
 *
 * @param {string} file where it is kept
 * @returns {string} PEM
 */
export function ownKey(file) {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  }
  return readKey(file);
}
