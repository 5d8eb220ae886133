import { expect, test } from "vitest";
import { buildRequest } from "./methods.js";

const SESSION = "2b1f8a5e-6c0d-4d35-9a4e-0f6f0a5b7c11";
const NONCE = "x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=";

test("a login carries the page's nonce and the worker's session", () => {
  expect(buildRequest("login.authenticate", { nonce: NONCE }, SESSION)).toEqual({
    method: "login.authenticate",
    params: { session: SESSION, nonce: NONCE },
  });
});

test("nothing of the page's object itself goes on", () => {
  const chosen = { nonce: NONCE };

  expect(buildRequest("login.authenticate", chosen, SESSION).params).not.toBe(chosen);
});

test.each(["session.open", "session.close", "cancel", "hello", "", "__proto__", "constructor", "toString"])(
  "a page may not ask for %j",
  (method) => {
    expect(() => buildRequest(method, {}, SESSION)).toThrow("METHOD_UNKNOWN");
  },
);

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

test("a list of tokens takes no parameter", () => {
  expect(() => buildRequest("token.list", { serial: true }, SESSION)).toThrow("REQUEST_MALFORMED");
});
