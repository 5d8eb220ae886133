import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { METHODS } from "#protocol/requests";

const EXAMPLES = new URL("../../target/generated/protocol/examples/", import.meta.url);
const NONCE = "x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=";

/** Question of a page. */
export interface Asked {
  method: string;
  params: Record<string, unknown>;
}

/** Questions that are right: what a page chooses of each example of a request that a page may make. */
export const QUESTIONS: readonly Asked[] = readdirSync(EXAMPLES)
  .filter((name) => name.includes("Request"))
  .map((name) => JSON.parse(readFileSync(new URL(name, EXAMPLES), "utf8")) as Asked)
  .filter(({ method }) => Object.hasOwn(METHODS, method))
  .map(({ method, params }) => ({
    method,
    params: Object.fromEntries(Object.entries(params).filter(([key]) => key !== "session")),
  }));

/** Names that have a meaning for some part on the way. */
const NAMES = [
  "kind",
  "id",
  "method",
  "params",
  "session",
  "origin",
  "request",
  "nonce",
  "jsonrpc",
  "__proto__",
  "toString",
];

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(...NAMES, "", "question", "open", "cancel", NONCE),
);
const anyKey = fc.oneof(fc.constantFrom(...NAMES), fc.string());

/** Any JSON, often with names that mean something. */
export const anyJson: fc.Arbitrary<unknown> = fc
  .letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constant(null),
      fc.boolean(),
      fc.double(),
      fc.integer(),
      anyText,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(anyKey, tie("value"), { maxKeys: 4 }),
    ),
  }))
  .value.map(asJson);

/** Returns a value in which one place, at any depth, is something else, is missing, or has something beside it. */
export function bent(value: unknown): fc.Arbitrary<unknown> {
  const here = [anyJson, ...(isObject(value) ? [withAnother(value), withoutOne(value)] : [])];
  const inside =
    isObject(value) || Array.isArray(value)
      ? Object.entries(value).map(([key, child]) => bent(child).map((other) => replaced(value, key, other)))
      : [];
  return fc.oneof(...here, ...inside).map(asJson);
}

function withAnother(value: object): fc.Arbitrary<unknown> {
  return fc.tuple(anyKey, anyJson).map(([key, other]) => replaced(value, key, other));
}

function withoutOne(value: object): fc.Arbitrary<unknown> {
  const keys = Object.keys(value);
  return keys.length === 0
    ? anyJson
    : fc
        .constantFrom(...keys)
        .map((missing) => Object.fromEntries(Object.entries(value).filter(([key]) => key !== missing)));
}

function replaced(value: object, key: string, other: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((child: unknown, index) => (String(index) === key ? other : child));
  }
  return Object.fromEntries([...Object.entries(value).filter(([name]) => name !== key), [key, other]]);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns the value as it arrives over a Port. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
