const TEXT_BLOCK = String.raw`""".*?"""`;
const STRING = String.raw`"[^"\\\n]*(?:\\.[^"\\\n]*)*"`;
const CHARACTERS = String.raw`'[^'\\\n]*(?:\\.[^'\\\n]*)*'`;
const TEMPLATE = "`[^`\\\\]*(?:\\\\.[^`\\\\]*)*`";
const EXPRESSION = String.raw`(?<=[(,=:\[!&|?{};]\s{0,9})/(?![/*])(?:\\.|\[(?:\\.|[^\]\n\\])*\]|[^/\n\\\[])+/`;

/** A block, or line comments that follow each other with nothing but their indentation between. */
const COMMENT = String.raw`(?<comment>/\*.*?\*/|//[^\n]*(?:\n[ \t]*//[^\n]*)*)`;

const IN_JAVA = any(TEXT_BLOCK, STRING, CHARACTERS, COMMENT);
const IN_C = any(STRING, CHARACTERS, COMMENT);
const IN_TYPESCRIPT = any(EXPRESSION, STRING, CHARACTERS, TEMPLATE, COMMENT);
const MARKS = /^[ \t]*(?:\/\*+|\/\/+|\*(?!\/))[ \t]?|[ \t]*\*+\/$/gm;

/**
 * Comments of a Java, TypeScript or C source, found without a parser; strings are passed over. Each has the line where it
 * begins, from 1, and its text without its marks.
 */
export function commentsIn(path, text) {
  const found = [];
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(language(path))) {
    const comment = match.groups.comment;
    if (comment !== undefined) {
      line += lineEnds(text.slice(counted, match.index));
      counted = match.index;
      found.push({ line, text: comment.replace(MARKS, "") });
    }
  }
  return found;
}

function language(path) {
  if (path.endsWith(".java")) {
    return IN_JAVA;
  }
  return /\.[ch]$/.test(path) ? IN_C : IN_TYPESCRIPT;
}

export function lineEnds(text) {
  return text.split("\n").length - 1;
}

function any(...parts) {
  return new RegExp(parts.join("|"), "gs");
}
