// Lays out the documents of a release, each with what it links to, and refuses a link that leads nowhere.
//
//   node documents.mjs FOLDER VERSION
//
// Begins with docs/README.md. Of folders only samples and examples are part of it; a link to another is only its text.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

const FIRST = "docs/README.md";
const FOLDERS = /^samples\/|\/examples$/u;
const LINK = /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)/gu;
const CODE = /^(`{3,}).*?^\1$/gmsu;

const root = fileURLToPath(new URL("..", import.meta.url));
const [, , out = "", version = ""] = process.argv;
const faults = [];
const laidOut = new Set();

/** The name that a forge gives to a heading, as anchors use it. */
function anchorOf(heading) {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, "$1")
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, "")
    .replace(/\s/gu, "-");
}

function anchorsOf(page) {
  const text = readFileSync(join(root, page), "utf8").replace(CODE, "");
  return new Set([...text.matchAll(/^#+ (.*)$/gmu)].map(([, heading]) => anchorOf(heading)));
}

function tracked(folder) {
  return execFileSync("git", ["ls-files", "-z", folder], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
}

function copy(file) {
  mkdirSync(join(out, dirname(file)), { recursive: true });
  cpSync(join(root, file), join(out, file));
}

/** Lays out what a link leads to; false when it leads to a folder that is no part of the documents. */
function follow(page, to) {
  const [path, anchor] = decodeURI(to).split("#");
  const target = path === "" ? page : posix.normalize(posix.join(posix.dirname(page), path)).replace(/\/$/u, "");
  if (!existsSync(join(root, target))) {
    faults.push(`${page}: ${to} leads nowhere`);
  } else if (statSync(join(root, target)).isDirectory()) {
    if (!FOLDERS.test(target)) {
      return false;
    }
    tracked(target).forEach(lay);
  } else {
    lay(target);
    if (anchor !== undefined && !anchorsOf(target).has(anchor)) {
      faults.push(`${page}: ${to} names no heading`);
    }
  }
  return true;
}

/** The page with the release's own version; how a release is made stays as it is. */
function named(file, text) {
  return file === "docs/release.md" ? text : text.replace(/\bVERSION\b/gu, version);
}

function lay(file) {
  if (laidOut.has(file)) {
    return;
  }
  laidOut.add(file);
  copy(file);
  if (file.endsWith(".md")) {
    const text = readFileSync(join(root, file), "utf8");
    // A block of code is kept as it is.
    const prose = text.split(/(^`{3,}.*?^`{3,}$)/gmsu);
    const linked = prose.map((part, at) =>
      at % 2 === 1
        ? part
        : part.replace(LINK, (all, picture, words, to) =>
            /^[a-z]+:/u.test(to) || follow(file, to) ? all : `${picture}${words}`,
          ),
    );
    writeFileSync(join(out, file), named(file, linked.join("")));
  }
}

lay(FIRST);
faults.forEach((fault) => console.error(fault));
if (faults.length > 0) {
  process.exit(1);
}
const pages = [...laidOut].filter((file) => file.endsWith(".md")).length;
console.log(`${pages} pages, every link of which leads to its place`);
