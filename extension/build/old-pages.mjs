// Makes the old pages of the reference portal as the codemod writes them.
import { build } from "esbuild";
import { Buffer } from "node:buffer";
import { fileURLToPath } from "node:url";

const MIGRATION = fileURLToPath(new URL("../src/migrate/migration.ts", import.meta.url));

/** Names of the pages' objects, for the families that have none of their own. */
const OBJECTS = { sof: "SecurityClient", netca: "pki" };

/** @param {string} family @param {string} before @returns {Promise<string>} */
export async function migratedPage(family, before) {
  const { migrate } = await (loading ??= load());
  const object = /** @type {Record<string, string>} */ (OBJECTS)[family];
  const tag = { address: `/signing-helper-old-${family}.classic.js`, object };
  const { sources, report } = migrate(new Map([[`${family}.html`, before]]), tag);
  return sources.map((source) => report.textOf(source)).join("");
}

/** @type {Promise<typeof import("../src/migrate/migration.js")> | undefined} */
let loading;

/** @returns {Promise<typeof import("../src/migrate/migration.js")>} */
async function load() {
  const { outputFiles } = await build({
    entryPoints: [MIGRATION],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? "").toString("base64")}`);
}
