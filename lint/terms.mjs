import { isTest, isText } from "./tree.mjs";

const GLOSSARY = "docs/glossary.md";
/** A row of the glossary's table of refused terms: what to say, for what, and the refused ones as names of code. */
const ROW = /^\| ([^|]+) \| [^|]+ \| (`[^|]+`) \|$/gm;

/** Names of others, and what was written of the past. */
const FREE = /^(?:profiles\/|lint\/|CHANGELOG\.md|docs\/decisions\.md|docs\/glossary\.md)/;

/** Users read one word for one thing: no text has a term that the glossary refuses. */
export default {
  name: "terms",
  least: 500,
  paths: (tree) => tree.paths.filter((path) => isText(path) && !isTest(path) && !FREE.test(path)),
  find(tree) {
    const refused = refusedIn(tree.text(GLOSSARY));
    return refused.length === 0
      ? [`${GLOSSARY}: no refused terms`]
      : this.paths(tree).flatMap((path) => foundIn(path, tree.text(path), refused));
  },
};

function refusedIn(glossary) {
  return [...glossary.matchAll(ROW)].flatMap(([, say, terms]) =>
    [...terms.matchAll(/`([^`]+)`/g)].map(([, term]) => ({ say, term })),
  );
}

function foundIn(path, text, refused) {
  return text
    .toLowerCase()
    .split("\n")
    .flatMap((line, index) =>
      refused
        .filter(({ term }) => line.includes(term))
        .map(({ say, term }) => `${path}:${index + 1}: ${say} instead of ${term}`),
    );
}
