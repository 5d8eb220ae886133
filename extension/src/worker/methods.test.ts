import { expect, test } from "vitest";
import { buildRequest } from "./methods.js";

const SESSION = "2b1f8a5e-6c0d-4d35-9a4e-0f6f0a5b7c11";
const NONCE = "x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=";
const CONTENT = "7d6f4c1e-3f57-4a43-8f0b-5a1c2e9d4b60";
const ACCOUNT = { name: "演示供应商有限公司", creditCode: "91420100DEMO000000", role: "supplier" };
const NAMED = { title: "投标函", mediaType: "application/pdf" };
const INLINE = { ...NAMED, content: "JVBERi0xLjcK" };
const PUT = { ...NAMED, contentId: CONTENT };
const IN_FIELD = { ...PUT, format: "pdf", field: "Supplier.Signature" };
const DIGEST = { ...NAMED, digest: { algorithm: "SM3", value: `${"A".repeat(43)}=` } };
const ADDED = { ...PUT, addTo: { content: "MIIB" } };
const ADDED_WITHIN = { ...NAMED, format: "cms-attached", addTo: { contentId: CONTENT } };
const SIGN = { format: "cms-detached", documents: [INLINE, PUT, IN_FIELD, DIGEST, ADDED, ADDED_WITHIN], nonce: NONCE };
const ENVELOPES = [
  { title: "投标文件.p7e", contentId: CONTENT },
  { title: "报价单.p7e", content: "MIIB" },
];
const PART = { content: CONTENT, offset: 9, data: "JSVFT0YK", last: true };

test.each<[string, object]>([
  ["token.list", {}],
  ["certificate.select", { purpose: "encrypt" }],
  ["certificate.list", {}],
  ["login.authenticate", { nonce: NONCE }],
  ["login.bind", { nonce: NONCE, account: ACCOUNT }],
  ["content.put", { offset: 0, data: "", last: true }],
  ["content.put", PART],
  ["diagnosis.run", {}],
  ["diagnosis.run", { account: ACCOUNT }],
  ["file.inspect", { contentId: CONTENT, name: "招标文件.pdf" }],
  ["signature.verify", { document: { contentId: CONTENT } }],
  ["signature.verify", { document: { content: "MIIB" }, apart: { contentId: CONTENT }, asOf: "2026-06-15T12:00:00Z" }],
  ["signature.sign", SIGN],
  ["envelope.encrypt", { recipients: ["MIIB", "MIIC"], documents: ENVELOPES }],
  ["envelope.encrypt", { recipients: ["MIIB"], documents: ENVELOPES, opens: "2026-12-24T01:30:00Z" }],
  ["envelope.open", { nonce: NONCE, envelopes: ENVELOPES }],
  ["envelope.rehearse", { nonce: NONCE, envelopes: ENVELOPES }],
  ["envelope.rehearse", { nonce: NONCE, recipients: ["MIIB"] }],
  ["envelope.declare", { nonce: NONCE }],
  ["pin.change", {}],
  ["window.open", {}],
  ["window.open", { about: "DRIVER_MISSING" }],
  ["signature.sign", { ...SIGN, format: "cms-attached", documents: [INLINE, PUT] }],
])("%s carries what the page chose and the worker's session", (method, params) => {
  expect(buildRequest(method, params, SESSION)).toEqual({ method, params: { session: SESSION, ...params } });
});

test("nothing of the page's objects themselves goes on", () => {
  const isPart = (whole: unknown, part: object): boolean =>
    whole === part ||
    (typeof whole === "object" && whole !== null && Object.values(whole).some((v) => isPart(v, part)));

  expect(isPart(buildRequest("login.bind", { nonce: NONCE, account: ACCOUNT }, SESSION), ACCOUNT)).toBe(false);
  for (const theirs of [SIGN.documents, ...SIGN.documents, DIGEST.digest]) {
    expect(isPart(buildRequest("signature.sign", SIGN, SESSION), theirs)).toBe(false);
  }
});

test.each([
  "session.open",
  "session.close",
  "cancel",
  "diagnosis.repair",
  "hello",
  "",
  "__proto__",
  "constructor",
  "toString",
])("a page may not ask for %j", (method) => {
  expect(() => buildRequest(method, {}, SESSION)).toThrow("METHOD_UNKNOWN");
});

test.each([
  ["an account of another form", { account: { ...ACCOUNT, role: "administrator" } }],
  ["an account that is nothing", { account: undefined }],
  ["checks of its own choice", { only: ["clock"] }],
])("a diagnosis with %s is malformed", (_what, params) => {
  expect(() => buildRequest("diagnosis.run", params, SESSION)).toThrow("REQUEST_MALFORMED");
});

test.each([
  ["no nonce", {}],
  ["a number", { nonce: 5 }],
  ["a list", { nonce: [NONCE] }],
  ["an object that turns into a nonce", { nonce: { toString: () => NONCE } }],
  ["a nonce too short", { nonce: NONCE.slice(1) }],
  ["a nonce too long", { nonce: "A".repeat(257) }],
  ["a nonce of megabytes", { nonce: "A".repeat(5_000_000) }],
  ["a nonce that is no Base64", { nonce: `${NONCE}\n` }],
  ["a session of its own", { nonce: NONCE, session: SESSION }],
  ["an origin of its own", { nonce: NONCE, origin: "https://portal.example" }],
  ["a prototype", JSON.parse(`{ "nonce": "${NONCE}", "__proto__": { "session": "x" } }`) as object],
  ["an inherited nonce", Object.create({ nonce: NONCE }) as object],
])("a login with %s is malformed", (_what, params) => {
  expect(() => buildRequest("login.authenticate", params, SESSION)).toThrow("REQUEST_MALFORMED");
});

test.each([
  ["token.list", { serial: true }],
  ["certificate.list", { all: true }],
  ["pin.change", { pin: "123456" }],
  ["window.open", { url: "https://portal.example" }],
  ["window.open", { about: "https://portal.example" }],
  ["window.open", { about: "DRIVER_MISSING", page: "help" }],
  ["file.inspect", { contentId: CONTENT }],
  ["file.inspect", { contentId: CONTENT, name: "" }],
  ["file.inspect", { contentId: "../../etc", name: "a" }],
  ["file.inspect", { contentId: CONTENT, name: "a", path: "/etc/passwd" }],
  ["signature.verify", {}],
  ["signature.verify", { document: { contentId: CONTENT, content: "MIIB" } }],
  ["signature.verify", { document: { contentId: CONTENT }, asOf: "yesterday" }],
  ["signature.verify", { document: { contentId: CONTENT }, anchors: [] }],
  ["certificate.select", {}],
  ["certificate.select", { purpose: "login" }],
  ["envelope.encrypt", { recipients: [], documents: ENVELOPES }],
  ["envelope.encrypt", { recipients: Array<string>(91).fill("MIIB"), documents: ENVELOPES }],
  ["envelope.encrypt", { recipients: [""], documents: ENVELOPES }],
  ["envelope.encrypt", { recipients: ["-----BEGIN CERTIFICATE-----"], documents: ENVELOPES }],
  ["envelope.encrypt", { recipients: ["MIIB"], documents: [] }],
  ["envelope.encrypt", { recipients: ["MIIB"], documents: ENVELOPES, opens: "tomorrow" }],
  ["envelope.encrypt", { recipients: ["MIIB"], documents: [{ title: "投标文件" }] }],
  ["envelope.encrypt", { recipients: ["MIIB"], documents: [{ ...ENVELOPES[0], content: "MIIB" }] }],
  ["envelope.open", { envelopes: ENVELOPES }],
  ["envelope.open", { nonce: NONCE, envelopes: [] }],
  ["envelope.open", { nonce: NONCE, envelopes: Array<object>(1_001).fill({ title: "a", content: "MIIB" }) }],
  ["envelope.open", { nonce: NONCE, envelopes: [{ ...ENVELOPES[0], key: "MIIB" }] }],
  ["envelope.rehearse", { recipients: ["MIIB"] }],
  ["envelope.rehearse", { nonce: NONCE, recipients: [""] }],
  ["envelope.rehearse", { nonce: NONCE, envelopes: [] }],
  ["envelope.declare", { nonce: NONCE, error: "CANCELLED" }],
])("%s does not take %j", (method, params) => {
  expect(() => buildRequest(method, params, SESSION)).toThrow("REQUEST_MALFORMED");
});

test.each<[string, object]>([
  ["no account", {}],
  ["no name", { account: { ...ACCOUNT, name: "" } }],
  ["a name too long", { account: { ...ACCOUNT, name: "签".repeat(257) } }],
  ["half a character", { account: { ...ACCOUNT, name: "\ud842" } }],
  ["a code too long", { account: { ...ACCOUNT, creditCode: "9".repeat(65) } }],
  ["a role that is none", { account: { ...ACCOUNT, role: "administrator" } }],
  ["a key too many", { account: { ...ACCOUNT, verified: true } }],
])("a binding with %s is malformed", (_what, differences) => {
  expect(() => buildRequest("login.bind", { nonce: NONCE, ...differences }, SESSION)).toThrow("REQUEST_MALFORMED");
});

test.each<[string, object]>([
  ["no content's name in the middle", { content: undefined, offset: 9 }],
  ["somebody's idea of a name", { content: "../../etc/passwd" }],
  ["a negative offset", { offset: -1 }],
  ["half an offset", { offset: 0.5 }],
  ["an offset beyond counting", { offset: 2 ** 53 }],
  ["too much data", { data: "A".repeat(700_004) }],
  ["data that is no Base64", { data: "签签签签" }],
  ["Base64 cut short", { data: "AAA" }],
  ["Base64 with padding inside", { data: "AA==AAAA" }],
  ["base64url", { data: "AA-_" }],
  ["no word whether it is the last", { last: "true" }],
])("a part of content with %s is malformed", (_what, differences) => {
  const params = JSON.parse(JSON.stringify({ ...PART, ...differences })) as object;
  expect(() => buildRequest("content.put", params, SESSION)).toThrow("REQUEST_MALFORMED");
});

const signing = (document: object): object => ({ ...SIGN, documents: [INLINE, document] });

test.each<[string, object]>([
  ["a format that is none", { ...SIGN, format: "../raw" }],
  ["no document", { ...SIGN, documents: [] }],
  ["a thousand and one documents", { ...SIGN, documents: Array<object>(1_001).fill(PUT) }],
  ["documents that are no list", { ...SIGN, documents: { 0: INLINE, length: 1 } }],
  ["a hole among the documents", { ...SIGN, documents: [INLINE, undefined] }],
  ["options of its own", { ...SIGN, pin: "123456" }],
  ["nothing to sign", signing(NAMED)],
  ["content and digest", signing({ ...INLINE, digest: DIGEST.digest })],
  ["content and its name", signing({ ...INLINE, contentId: CONTENT })],
  ["a field without a name", signing({ ...IN_FIELD, field: "" })],
  ["a digest and a field", signing({ ...DIGEST, field: "Signature" })],
  ["a digest and a signature to add to", signing({ ...DIGEST, addTo: { content: "MIIB" } })],
  ["a signature to add to, twice", signing({ ...NAMED, addTo: { content: "MIIB", contentId: CONTENT } })],
  ["a digest that is none of ours", signing({ ...DIGEST, digest: { algorithm: "MD5", value: "A".repeat(24) } })],
  ["a digest too short", signing({ ...DIGEST, digest: { algorithm: "SHA-512", value: `${"A".repeat(43)}=` } })],
  ["a digest too long", signing({ ...DIGEST, digest: { algorithm: "SM3", value: "A".repeat(64) } })],
  ["a digest with something beside it", signing({ ...DIGEST, digest: { ...DIGEST.digest, z: true } })],
  ["no title", signing({ ...INLINE, title: "" })],
  ["a title too long", signing({ ...INLINE, title: "签".repeat(301) })],
  ["a media type that is none", signing({ ...INLINE, mediaType: "pdf" })],
  ["a media type with parameters", signing({ ...INLINE, mediaType: "text/plain;charset=utf-8" })],
])("a signing with %s is malformed", (_what, params) => {
  expect(() => buildRequest("signature.sign", params, SESSION)).toThrow("REQUEST_MALFORMED");
});
