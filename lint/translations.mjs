const BLOCK = /^```.*?^```$/gms;
const NAME = /`([^`\n]+)`/g;
const HEADING = /^#+ /gm;
const TRANSLATED = ["docs/administration.md"];

/** A document and its translation have the same commands, files and names. */
export default {
  name: "translations",
  least: 1,
  paths: (tree) => tree.paths.filter((path) => TRANSLATED.includes(path)),
  find(tree) {
    return this.paths(tree).flatMap((path) => {
      const translation = path.replace(/\.md$/, ".zh-CN.md");
      return differences(tree.text(path), tree.text(translation)).map((kind) => `${translation}: other ${kind}`);
    });
  },
};

export function differences(original, translation) {
  const kinds = { blocks: (text) => all(BLOCK, text), names, headings: (text) => all(HEADING, text) };
  return Object.entries(kinds)
    .filter(([, of]) => JSON.stringify(of(original)) !== JSON.stringify(of(translation)))
    .map(([kind]) => kind);
}

function names(text) {
  return [...new Set(all(NAME, text.replace(BLOCK, "")))].sort();
}

function all(pattern, text) {
  return [...text.matchAll(pattern)].map((match) => match[0]);
}
