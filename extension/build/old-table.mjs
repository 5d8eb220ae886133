// Writes the table of old pages' functions into docs/old-pages.md, from the data of the adapters.
import { build } from "esbuild";
import { Buffer } from "node:buffer";
import { fileURLToPath } from "node:url";
import { OLD_FAMILIES } from "./library.mjs";

const MARKS = /(<!-- functions: generated -->\n)[\s\S]*(<!-- functions: end -->)/;
const SRC = fileURLToPath(new URL("../src/", import.meta.url));

/** @param {string} before text of the document @returns {Promise<string>} */
export async function oldTable(before) {
  const tables = await readTables();
  return before.replace(
    MARKS,
    (_, start, end) => `${start}${counts(tables)}\n${tables.map(functions).join("\n")}${end}`,
  );
}

/** @returns {Promise<import("../src/old/table.js").Table[]>} */
async function readTables() {
  const names = OLD_FAMILIES.map((family) => `export { TABLE as ${family} } from "./old/${family}/table.js";`);
  const { outputFiles } = await build({
    stdin: { contents: names.join("\n"), resolveDir: SRC, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
  });
  const text = outputFiles[0]?.text ?? "";
  const module = /** @type {Record<string, import("../src/old/table.js").Table>} */ (
    await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`)
  );
  return OLD_FAMILIES.flatMap((family) => module[family] ?? []);
}

/** @param {import("../src/old/table.js").Table[]} tables */
function counts(tables) {
  const rows = tables.map(({ family, carried, refused }) => {
    const all = Object.values(carried);
    const of = (/** @type {string} */ source) => all.filter((one) => one.source === source).length;
    return `| \`${family}\` | ${all.length} | ${of("standard")} | ${of("public page")} | ${of("guess")} | ${Object.keys(refused).length} |`;
  });
  const head = "| family | carried over | by a standard | by public pages | by a guess | not carried over |";
  return `${head}\n| --- | --- | --- | --- | --- | --- |\n${rows.join("\n")}\n`;
}

/** @param {import("../src/old/table.js").Table} table */
function functions({ family, carried, refused }) {
  const rows = Object.entries(carried).map(
    ([name, { window, answer, since, source }]) =>
      `| \`${name}\` | ${window} | ${cell(answer)} | ${since} | ${source} |`,
  );
  /** @type {Map<string, string[]>} */
  const byReason = new Map();
  for (const [name, { reason, instead }] of Object.entries(refused)) {
    const why = `${cell(reason)} | ${cell(instead)}`;
    byReason.set(why, [...(byReason.get(why) ?? []), `\`${name}\``]);
  }
  const others = [...byReason].map(([why, names]) => `| ${names.join(", ")} | ${why} |`);
  return [
    `### ${family}`,
    "",
    "| function | window | answer | since | source |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
    "| not carried over | why | in its place |",
    "| --- | --- | --- |",
    ...others,
    "",
  ].join("\n");
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll("|", "\\|");
}
