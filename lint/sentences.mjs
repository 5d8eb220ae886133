import { lineEnds } from "./comments.mjs";

const MOST_WORDS = 25;

const DOCUMENT = /^(?:docs\/)?[^/]+\.md$/;

const CODE = /^ *(`{3,}).*?^ *\1$/gms;
const LINK = /!?\[((?:[^[\]]|\[[^\]]*\])*)\]\([^()\s]+\)/g;
const NAME = /`[^`\n]*`/g;

/** A blank line, an item of a list, a heading, a cell of a table or a sentence's mark begins something new. */
const BORDER = /\n\s*\n|\n\s*(?:[-*]|\d+\.|#+)\s|\n(?=\|)|\||(?<=[.!?][)*_"”]*)\s|(?<=[。！？])/g;

/** A sentence of a document has at most 25 words; a name of code, however long, is one. */
export default {
  name: "sentences",
  least: 20,
  paths: (tree) => tree.paths.filter((path) => DOCUMENT.test(path)),
  find(tree) {
    return this.paths(tree).flatMap((path) =>
      longSentences(tree.text(path)).map(
        ({ line, words }) => `${path}:${line}: ${words.length} words: ${words.join(" ")}`,
      ),
    );
  },
};

/** Sentences of a text in Markdown that are too long, each with the line where it begins, from 1, and its words. */
export function longSentences(text) {
  const plain = text
    .replace(CODE, (code) => "\n".repeat(lineEnds(code)))
    .replace(LINK, (link, words) => words + "\n".repeat(lineEnds(link) - lineEnds(words)))
    .replace(NAME, "name");
  const found = [];
  let begin = 0;
  for (const border of [...plain.matchAll(BORDER), { index: plain.length, 0: "" }]) {
    const words = plain
      .slice(begin, border.index)
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word));
    if (words.length > MOST_WORDS) {
      const first = plain.indexOf(words[0], begin);
      found.push({ line: lineEnds(plain.slice(0, first)) + 1, words });
    }
    begin = border.index + border[0].length;
  }
  return found;
}
