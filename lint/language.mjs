import { commentsIn, lineEnds } from "./comments.mjs";

const CODE = /\.(?:java|ts|mjs|js|c|h)$/;
const FIRST_WORD = /^\s*(?:What|Whether|Of|For|Those|All|One|Takes)\b/;
const BANNED =
  /\b(?:likewise|there\s+is\s+none|besides|whoever|to\s+and\s+fro|lets?\s+go\s+of|he|his|him|himself|she|her)\b/gi;
const QUOTED = /`[^`\n]*`/g;

/** Plain English of comments and documents, as far as a list of words can tell. */
export default {
  name: "language",
  least: 1000,
  paths: (tree) => tree.paths.filter((path) => (CODE.test(path) || path.endsWith(".md")) && !path.includes(".gen.")),
  find(tree) {
    return this.paths(tree).flatMap((path) => {
      const text = tree.text(path);
      return path.endsWith(".md") ? banned(path, { line: 1, text: unquoted(text) }) : inComments(path, text);
    });
  },
};

function inComments(path, text) {
  return commentsIn(path, text).flatMap((comment) => [
    ...(FIRST_WORD.test(comment.text) ? [found(path, comment, 0)] : []),
    ...banned(path, comment),
  ]);
}

function banned(path, comment) {
  return [...comment.text.matchAll(BANNED)].map((match) => found(path, comment, match.index));
}

/** Returns a document with spaces for the names of code, so that places stay. */
function unquoted(text) {
  return text.replace(QUOTED, (quoted) => " ".repeat(quoted.length));
}

function found(path, comment, at) {
  const before = comment.text.slice(0, at);
  const start = at - before.split(/(?<=[.;:])\s/).at(-1).length;
  const sentence = comment.text
    .slice(start)
    .trim()
    .split(/(?<=[.;:])\s/)[0];
  return `${path}:${comment.line + lineEnds(before)}: ${sentence.replace(/\s+/g, " ")}`;
}
