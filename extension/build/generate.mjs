// Generator of the checked-in files that come from others. From protocol.schema.json come the messages' types and
// guards, the list of methods of extension and host, an example and a table. From the guidance come the words for
// errors. From the tokens of the design come the colours, sizes and icons of popup, pages and windows, and their
// tables. With --check it writes nothing and fails when a file differs from its output.
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { designDocument } from "./design/document.mjs";
import { elementStyle } from "./design/element-style.mjs";
import { look, lookOf } from "./design/look.mjs";
import { stylesheet } from "./design/stylesheet.mjs";
import { readTokens } from "./design/tokens.mjs";
import { document, helloExample, javaMethods, profileSchema } from "./schema/host.mjs";
import { readSchema, resources } from "./schema/schema.mjs";
import { answers, messages, requests } from "./schema/sources.mjs";

/** Codes that the extension and the page library raise by themselves; the host words all others. */
const OWN_CODES = [
  "EXTENSION_MISSING",
  "EXTENSION_GONE",
  "HOST_MISSING",
  "HOST_FORBIDDEN",
  "HOST_BLOCKED",
  "HOST_EXITED",
  "HOST_GARBLED",
  "HOST_SILENT",
  "JAVA_MISSING",
  "PERSON_TIMEOUT",
  "ACTIVATION_NEEDED",
  "BUSY",
  "ORIGIN_NOT_ALLOWED",
  "METHOD_UNKNOWN",
  "REQUEST_MALFORMED",
  "STORAGE_FULL",
  "VERSION_MISMATCH",
  "ABORTED",
  "INTERNAL",
];

const LOCALES = ["zh-CN", "en"];

const root = new URL("../", import.meta.url);

/** Place in a step that sends the user to the helper's window. */
const HELPER = "{helper}";

async function guidance() {
  const books = await Promise.all(
    LOCALES.map(async (locale) => [
      locale,
      JSON.parse(await readFile(new URL(`guidance/${locale}.json`, resources), "utf8")),
    ]),
  );
  const words = Object.fromEntries(
    books.map(([locale, all]) => [
      locale,
      Object.fromEntries(OWN_CODES.map((code) => [code, all[code] ?? missing(code, locale)])),
    ]),
  );
  const toWindow = Object.entries(books[0]?.[1])
    .filter(([, { steps }]) => steps.some((/** @type {string} */ step) => step.includes(HELPER)))
    .map(([code]) => code);
  return `// Generated from the host's guidance/*.json (npm run generate). Do not edit.
export const GUIDANCE = ${JSON.stringify(words, undefined, 2)} as const;

/** Errors with a step that sends the user to the helper's window. */
export const TO_WINDOW: readonly string[] = ${JSON.stringify(toWindow, undefined, 2)};
`;
}

/** @param {string} code @param {string} locale */
function missing(code, locale) {
  throw new Error(`guidance/${locale}.json has no words for ${code}`);
}

const { check } = parseArgs({ options: { check: { type: "boolean", default: false } } }).values;
const schema = await readSchema();
await emit("src/protocol/messages.gen.ts", await messages(schema));
await emit("src/protocol/answers.gen.ts", await answers(schema));
await emit("src/protocol/requests.gen.ts", await requests(schema));
await emit("src/shared/guidance.gen.ts", await guidance());

const HOST = "../host/src/main";
await emit(`${HOST}/java/signinghelper/protocol/Method.java`, javaMethods(schema));
await rewrite(`${HOST}/resources/protocol/examples/HelloNotification.json`, helloExample);
await rewrite(`${HOST}/resources/profile/profile.schema.json`, profileSchema);
await rewrite("../docs/protocol.md", document);

const tokens = await readTokens();
const WINDOWS = `${HOST}/resources/signinghelper/window/look`;
const rules = await readFile(new URL("src/elements/elements.css", root), "utf8");
await emit("src/elements/style.gen.ts", await elementStyle(tokens, rules));
await emit("static/design.css", await stylesheet(tokens));
await emit("../jnlp/site/design.css", await stylesheet(tokens));
await emit(`${WINDOWS}/FlatLightLaf.properties`, lookOf(tokens, "light"));
await emit(`${WINDOWS}/FlatDarkLaf.properties`, lookOf(tokens, "dark"));
await rewrite(`${WINDOWS}/FlatLaf.properties`, (_, before) => look(tokens, before));
await rewrite("../docs/design.md", (_, before) => designDocument(tokens, before));

/** @param {string} path @param {(schema: import("./schema/schema.mjs").Node, before: string) => string} change */
async function rewrite(path, change) {
  await emit(path, change(schema, await readFile(new URL(path, root), "utf8")));
}

/** @param {string} path @param {string} text */
async function emit(path, text) {
  const file = new URL(path, root);
  if (!check) {
    await writeFile(file, text);
  } else if ((await readFile(file, "utf8")) !== text) {
    console.error(`${path} is not what its source says. Run: npm run generate`);
    process.exitCode = 1;
  }
}
