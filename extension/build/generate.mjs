// Writes the checked-in sources that come from the host's resources: the messages' types and the words for errors.
// With --check it writes nothing and fails when a file is not what it would write.
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { compile } from "json-schema-to-typescript";

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
  "PERSON_TIMEOUT",
  "ACTIVATION_NEEDED",
  "BUSY",
  "ORIGIN_NOT_ALLOWED",
  "METHOD_UNKNOWN",
  "REQUEST_MALFORMED",
  "VERSION_MISMATCH",
  "ABORTED",
  "INTERNAL",
];

const LOCALES = ["zh-CN", "en"];

const root = new URL("../", import.meta.url);
const resources = new URL("../host/src/main/resources/", root);

async function messages() {
  const schema = JSON.parse(await readFile(new URL("protocol/protocol.schema.json", resources), "utf8"));
  return compile(schema, "Message", {
    additionalProperties: false,
    ignoreMinAndMaxItems: true, // else a list of at least one becomes a tuple, which no list can be assigned to
    bannerComment: "// Generated from protocol.schema.json (npm run generate). Do not edit.",
    style: { printWidth: 120 },
  });
}

async function guidance() {
  const words = Object.fromEntries(
    await Promise.all(
      LOCALES.map(async (locale) => {
        const all = JSON.parse(await readFile(new URL(`guidance/${locale}.json`, resources), "utf8"));
        return [locale, Object.fromEntries(OWN_CODES.map((code) => [code, all[code] ?? missing(code, locale)]))];
      }),
    ),
  );
  return `// Generated from the host's guidance/*.json (npm run generate). Do not edit.
export const GUIDANCE = ${JSON.stringify(words, undefined, 2)} as const;
`;
}

/** @param {string} code @param {string} locale */
function missing(code, locale) {
  throw new Error(`guidance/${locale}.json has no words for ${code}`);
}

const { check } = parseArgs({ options: { check: { type: "boolean", default: false } } }).values;
await emit("src/protocol/messages.gen.ts", await messages());
await emit("src/shared/guidance.gen.ts", await guidance());

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
