import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { identityOf, ownKey, readKey } from "./identity.mjs";

const PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsApgavnjg38b9b6rAyH7
9oj4Gfb+/Oto/MLXuUB9hS+es2t773pDwRiuuYTq1SmQPOWj70f+2noQIG6J/tai
1Zat+weC39C/SycH0H9yWwfrsMowHkheuaofHcEcZAHhWjvqrm4uCDXXFlST8435
Rn9HF+heG78VWWeRIvBENNKiDESW2to0UDNcCCQSBZ9ZC+ysvRJIjhNlqW2rt5jy
09f8rQiAOyvAQ03t06LfimuQp/esHyfKkGWBYsaSepm8coInJkJ6ASNa0p49pAES
QEwgVOgBwT+EWjaUa7M/z4k+raZU/K9FMkwoCByI16bua+thJ9C6rSLBE7Z1QnaK
ewIDAQAB
-----END PUBLIC KEY-----`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "identity-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test("the id is the one that OpenSSL and sha256sum find for the same key", () => {
  const { key, id } = identityOf(PUBLIC_KEY);

  expect(id).toBe("fdpancbholokjjpjggkpdaabkkbfegek");
  expect(PUBLIC_KEY.replaceAll("\n", "")).toContain(key);
});

test("a build without a key makes one, private to its user, and keeps it", () => {
  const file = join(folder, "target", "extension-key.pem");
  const first = identityOf(ownKey(file));
  const second = identityOf(ownKey(file));

  expect(first).toEqual(second);
  expect(first.id).toMatch(/^[a-p]{32}$/);
  expect(readFileSync(file, "utf8")).toContain("-----BEGIN PRIVATE KEY-----");
  if (process.platform !== "win32") {
    expect(statSync(file).mode & 0o077).toBe(0);
  }
});

test("a file that holds no private key is refused by name", () => {
  const file = join(folder, "public.pem");
  writeFileSync(file, PUBLIC_KEY);

  expect(() => readKey(file)).toThrow(`${file} is not an RSA private key`);
});
