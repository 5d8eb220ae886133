// The lines, words and public types of the house, as tables. Run it with node.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const files = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0").filter(Boolean);
const modules = files
  .filter((file) => file.endsWith("/pom.xml") && !file.startsWith("release/"))
  .map((file) => file.slice(0, -"/pom.xml".length));

const moduleOf = (file) =>
  modules.filter((module) => file.startsWith(`${module}/`)).sort((a, b) => b.length - a.length)[0] ??
  file.split("/")[0];
const lines = (file) => readFileSync(file, "utf8").split("\n").length - 1;
const words = (file) => readFileSync(file, "utf8").split(/\s+/u).filter(Boolean).length;

/** Kind of a source, or undefined. */
function kindOf(file) {
  if (/\.(java)$/u.test(file)) return /\/src\/(test|it)\//u.test(file) ? "test Java" : "main Java";
  if (/\.(ts|tsx|mjs)$/u.test(file)) return /\.test\.ts$|^e2e\//u.test(file) ? "test TypeScript" : "TypeScript";
  return undefined;
}

/** Adds up what `measure` gives, by row and column. */
function table(rows, measure) {
  const sums = new Map();
  for (const [row, column, file] of rows) {
    const columns = sums.get(row) ?? new Map();
    columns.set(column, (columns.get(column) ?? 0) + measure(file));
    sums.set(row, columns);
  }
  return sums;
}

function print(title, sums, columns) {
  console.log(`\n${title}\n| | ${columns.join(" | ")} |\n| --- |${" ---: |".repeat(columns.length)}`);
  const total = columns.map(() => 0);
  for (const [row, values] of [...sums].sort(([a], [b]) => a.localeCompare(b))) {
    const cells = columns.map((column) => values.get(column) ?? 0);
    cells.forEach((value, i) => (total[i] += value));
    if (cells.some((value) => value > 0)) console.log(`| ${row} | ${cells.map((value) => value || "").join(" | ")} |`);
  }
  console.log(`| all | ${total.join(" | ")} |`);
}

const sources = files.flatMap((file) => (kindOf(file) ? [[moduleOf(file), kindOf(file), file]] : []));
print("Lines", table(sources, lines), ["main Java", "test Java", "TypeScript", "test TypeScript"]);

const documents = files.filter((file) => /^(docs\/)?[^/]+\.md$/u.test(file)).map((file) => [file, "words", file]);
print("Words of documents", table(documents, words), ["words"]);

const PUBLIC = /^public (?:sealed |final |abstract |non-sealed )*(?:class|interface|enum|record|@interface) /mu;
const published = files
  .filter((file) => /^(formats|portal|testkit)[^/]*\/.*src\/main\/java\/.*\.java$/u.test(file))
  .filter((file) => PUBLIC.test(readFileSync(file, "utf8")))
  .map((file) => [moduleOf(file), file.includes("/internal/") ? "internal" : "public", file]);
print(
  "Public top-level types by artifact",
  table(published, () => 1),
  ["public", "internal"],
);
