// Writes the Java API of all modules for servers as one set of linked web pages, and looks at each link.
//
//   node release/java-reference.mjs VERSION OUT MODULE...
//
// Each module has its class path in target/class-path (dependency:build-classpath).
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, relative, resolve } from "node:path";

const [version = "", out = "", ...modules] = process.argv.slice(2);
const sources = modules.map((module) => join(module, "src/main/java"));
const classPath = modules.map((module) => readFileSync(join(module, "target/class-path"), "utf8").trim());

rmSync(out, { recursive: true, force: true });
execFileSync(
  "javadoc",
  [
    ...[
      "-quiet",
      "-noindex",
      "-Werror",
      "-Xdoclint:all,-missing",
      "-notimestamp",
      "-encoding",
      "UTF-8",
      "-docencoding",
      "UTF-8",
    ],
    ...["-charset", "UTF-8", "-windowtitle", `signing-helper ${version}`, "-doctitle", `signing-helper ${version}`],
    ...modules.flatMap((module) => ["-group", module, packagesOf(module).join(":")]),
    ...["-d", out, "-sourcepath", sources.join(delimiter), "-classpath", classPath.join(delimiter)],
    ...modules.flatMap(packagesOf),
  ],
  { stdio: ["ignore", "ignore", "inherit"] },
);

// The scripts are the JDK's, under GPL with an exception, and make tabs and a search; the pages read as well without.
const scripts = filesBelow(out).filter((file) => file.endsWith(".js") || /script-dir|\/legal\//.test(file));
scripts.forEach((file) => {
  rmSync(file);
});
const style = join(out, "stylesheet.css");
writeFileSync(style, read(style).replace(/^@import .*$/m, "")); // fonts that are not there
const pages = filesBelow(out).filter((file) => file.endsWith(".html"));
pages.forEach((page) => {
  writeFileSync(page, withoutScripts(read(page)));
});
const broken = pages.flatMap(brokenLinks);
const missing = modules.flatMap(publicTypes).filter((type) => !existsSync(join(out, `${type}.html`)));
const faults = [...broken, ...missing.map((type) => `no page for ${type}`)];
faults.forEach((fault) => {
  console.error(fault);
});
console.log(`${pages.length} pages for ${modules.length} modules, ${faults.length} faults in their links`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** Packages with a type for others, in the order of their names. @param {string} module */
function packagesOf(module) {
  const root = join(module, "src/main/java");
  const folders = filesBelow(root)
    .filter((file) => file.endsWith(".java") && !file.endsWith("package-info.java"))
    .map((file) => relative(root, dirname(file)).replaceAll("/", "."))
    .filter((name) => !/\.internal\b/.test(name));
  return [...new Set(folders)].sort();
}

/** Public types of a module, as paths without an ending. @param {string} module */
function publicTypes(module) {
  const root = join(module, "src/main/java");
  return filesBelow(root)
    .filter((file) => !file.includes("/internal/"))
    .filter((file) =>
      /^public (?:final |sealed |abstract )*(?:class|record|enum|interface|@interface) /m.test(read(file)),
    )
    .map((file) => relative(root, file).replace(/\.java$/, ""));
}

/** @param {string} page */
function withoutScripts(page) {
  return page
    .replaceAll(/<script\b.*?<\/script>\s*/gs, "")
    .replaceAll(/<noscript>.*?<\/noscript>\s*/gs, "")
    .replaceAll(/<link [^>]*script-dir[^>]*>\s*/g, "")
    .replaceAll(/<button [^>]*onclick="show\([^>]*>[^<]*<\/button>/g, "");
}

/** @param {string} page */
function brokenLinks(page) {
  return [...read(page).matchAll(/ (?:href|src)="([^"#]+)/g)]
    .map(([, link = ""]) => link.replace(/\?.*$/, ""))
    .filter((link) => !/^[a-z]+:/.test(link) && !existsSync(resolve(dirname(page), decodeURIComponent(link))))
    .map((link) => `${relative(out, page)} leads to ${link}, which is not there`);
}

/** @param {string} file */
function read(file) {
  return readFileSync(file, "utf8");
}

/** @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
