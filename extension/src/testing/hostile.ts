import fc from "fast-check";

const NONCE = "x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLpA=";
const CONTENT_ID = "7d6f4c1e-3f57-4a43-8f0b-5a1c2e9d4b60";
const NAMED = { title: "投标函", mediaType: "application/pdf" };

/** Questions that are right, one for each method and form. */
export const QUESTIONS: readonly { method: string; params: Record<string, unknown> }[] = [
  { method: "token.list", params: {} },
  { method: "certificate.select", params: { purpose: "sign" } },
  { method: "certificate.list", params: {} },
  { method: "login.authenticate", params: { nonce: NONCE } },
  {
    method: "login.bind",
    params: {
      nonce: NONCE,
      account: { name: "演示供应商有限公司", creditCode: "91420100DEMO000000", role: "supplier" },
    },
  },
  { method: "content.put", params: { offset: 0, data: "AAEC", last: false } },
  { method: "content.put", params: { content: CONTENT_ID, offset: 3, data: "AAEC", last: true } },
  {
    method: "signature.sign",
    params: {
      format: "cms-detached",
      nonce: NONCE,
      documents: [
        { ...NAMED, content: "AAEC" },
        { ...NAMED, contentId: CONTENT_ID },
        { ...NAMED, digest: { algorithm: "SHA-384", value: "A".repeat(64) } },
      ],
    },
  },
  { method: "file.inspect", params: { contentId: CONTENT_ID, name: "招标文件.pdf" } },
  { method: "pin.change", params: {} },
  { method: "window.open", params: {} },
];

/** Names that mean something to somebody on the way. */
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

/** A value in which one place, at whatever depth, is something else, is missing, or has something beside it. */
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

/** As it arrives over a Port. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
