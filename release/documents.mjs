// Makes the documents of a release as web pages, each with what it links to, and refuses a link that leads nowhere.
//
//   node documents.mjs FOLDER VERSION ERRORS
//
// ERRORS is the page of all error codes in Markdown. Begins with docs/README.md, which is the navigation too. Of folders
// only samples and examples are part of it; a link to another is only its text.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { documentOf, webPage } from "./document-page.mjs";
import { brokenLinks } from "./page-links.mjs";

const FIRST = "docs/README.md";
const ERRORS = "docs/errors.md";
const FOLDERS = /^samples\/|\/examples$/u;
const ROW = /^\| (.+?) \| (.+) \|$/gmu;
const LINK = /\[([^\]]*)\]\(([^()\s]+\.md)\)/gu;

const root = fileURLToPath(new URL("..", import.meta.url));
const [, , out = "", version = "", errors = ""] = process.argv;

/** Documents by their path in the repository, as they are in the release. */
const documents = new Map();
const copied = new Set();

function sourceOf(file) {
  const text = readFileSync(file === ERRORS ? errors : join(root, file), "utf8");
  // How a release is made stays as it is.
  return file === "docs/release.md" ? text : text.replace(/\bVERSION\b/gu, version);
}

/** The web page of a document; a folder's own is found without a name. */
function pageOf(file) {
  return file.replace(/(?:README)?\.md$/u, (name) => (name === ".md" ? ".html" : "index.html"));
}

/** Place in the release that a link of a document leads to; empty for a folder that is no part of it. */
function placed(file, to) {
  if (/^[a-z]+:/u.test(to)) {
    return to;
  }
  const [path, anchor] = decodeURI(to).split("#");
  if (path === "") {
    return to;
  }
  const target = posix.normalize(posix.join(posix.dirname(file), path)).replace(/\/$/u, "");
  const folder = statSync(join(root, target), { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (folder && !FOLDERS.test(target)) {
    return "";
  }
  const files = folder ? tracked(target) : [target];
  files.forEach(lay);
  const place = folder ? mainFileOf(target, files) : target;
  return encodeURI(wayTo(file, place) + (anchor === undefined ? "" : `#${anchor}`));
}

function wayTo(file, target) {
  return posix.relative(posix.dirname(pageOf(file)), pageOf(target));
}

/** The file that shows a folder. */
function mainFileOf(folder, files) {
  return files.find((file) => file === `${folder}/README.md`) ?? files[0];
}

function tracked(folder) {
  return execFileSync("git", ["ls-files", "-z", folder], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
}

function lay(file) {
  if (documents.has(file) || copied.has(file) || !exists(file)) {
    return; // what is not there is told when all links are looked at
  }
  if (file.endsWith(".md")) {
    documents.set(file, undefined);
    documents.set(
      file,
      documentOf(sourceOf(file), (to) => placed(file, to)),
    );
  } else {
    copied.add(file);
    copy(join(root, file), file);
  }
}

function exists(file) {
  return file === ERRORS || statSync(join(root, file), { throwIfNoEntry: false }) !== undefined;
}

function copy(from, to) {
  mkdirSync(join(out, dirname(to)), { recursive: true });
  cpSync(from, join(out, to));
}

/** The documents that the first page names, those of each row of its table by themselves. */
function groups(file) {
  const text = readFileSync(join(root, FIRST), "utf8");
  const named = (words, cell) => ({
    words,
    pages: [...cell.matchAll(LINK)].map(([, name, to]) => entry(file, name, posix.join("docs", to))),
  });
  const first = named("全部 · All", text.replace(ROW, ""));
  const rows = [...text.matchAll(ROW)].map(([, words, cell]) => named(words, cell));
  return [
    {
      ...first,
      pages: [entry(file, "Documentation", FIRST), ...first.pages, entry(file, "错误代码 Error codes", ERRORS)],
    },
    ...rows.filter(({ pages }) => pages.length > 0),
  ];
}

function entry(file, words, target) {
  return { to: encodeURI(wayTo(file, target)), words, here: target === file };
}

function write(file, document) {
  const language = /\.zh-CN\.md$/u.test(file) ? "zh-CN" : "en";
  const up = "../".repeat(file.split("/").length - 1);
  mkdirSync(join(out, dirname(file)), { recursive: true });
  const page = webPage({ language, up, version, document, groups: groups(file) });
  writeFileSync(join(out, pageOf(file)), page);
}

rmSync(out, { recursive: true, force: true });
lay(FIRST);
lay(ERRORS);
documents.forEach((document, file) => write(file, document));
copy(join(root, "design/design.css"), "design.css");
copy(join(root, "release/documents.css"), "documents.css");
const pages = [...documents.keys()].map((file) => join(out, pageOf(file)));
const faults = brokenLinks(out, pages);
faults.forEach((fault) => console.error(fault));
process.exitCode = faults.length === 0 ? 0 : 1;
console.log(`${pages.length} web pages, ${faults.length} faults in their links`);
