import { posix } from "node:path";
import { lineEnds } from "./comments.mjs";

const CODE = /^ *(`{3,}).*?^ *\1$/gms;
const NAME = /`[^`\n]*`/g;
const LINK = /\[(?:[^[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)/g;
const ELSEWHERE = /^[a-z]+:/;
const HEADING = /^#+ (.*)$/gm;

/** Each link of a document leads to a file or a folder, and its anchor to a heading. */
export default {
  name: "links",
  least: 40,
  paths: (tree) => tree.paths.filter((path) => path.endsWith(".md")),
  find(tree) {
    return this.paths(tree).flatMap((path) =>
      linksOf(tree.text(path))
        .map(({ line, to }) => ({ line, to, fault: fault(tree, path, to) }))
        .filter((link) => link.fault !== "")
        .map(({ line, to, fault }) => `${path}:${line}: ${to} ${fault}`),
    );
  },
};

/** The name that a forge gives to a heading, as anchors use it. */
export function anchorOf(heading) {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, "$1")
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, "")
    .replace(/\s/gu, "-");
}

function linksOf(text) {
  const prose = text
    .replace(CODE, (code) => "\n".repeat(lineEnds(code)))
    .replace(NAME, (name) => " ".repeat(name.length));
  return [...prose.matchAll(LINK)]
    .map((match) => ({ line: lineEnds(prose.slice(0, match.index)) + 1, to: match[1] }))
    .filter(({ to }) => !ELSEWHERE.test(to));
}

function fault(tree, page, to) {
  const [path, anchor] = decodeURI(to).split("#");
  const target = path === "" ? page : posix.normalize(posix.join(posix.dirname(page), path)).replace(/\/$/, "");
  if (!tree.exists(target)) {
    return "leads nowhere";
  }
  return anchor === undefined || !target.endsWith(".md") || anchorsOf(tree.text(target)).has(anchor)
    ? ""
    : "names no heading";
}

function anchorsOf(text) {
  return new Set([...text.replace(CODE, "").matchAll(HEADING)].map(([, heading]) => anchorOf(heading)));
}
