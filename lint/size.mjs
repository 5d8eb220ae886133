import { isGenerated, isTest, isText } from "./tree.mjs";

const MOST_LINES = 300;
const MOST_LINES_OF_A_TEST = 450;

/** A sample shows the protocol and is no program of its own. */
const MOST_LINES_OF_A_SAMPLE = 99;
const SAMPLES = ["samples/desktop-client/Sign.java", "samples/desktop-client/sign.py"];

/** A source that has grown beyond a few screens holds more than one subject: it is split by subject, not by number. */
export default {
  name: "size",
  least: 1000,
  paths: (tree) => tree.paths.filter((path) => /\.(?:java|ts|mjs)$/.test(path) && isText(path) && !isGenerated(path)),
  find(tree) {
    const sources = new Set([...this.paths(tree), ...SAMPLES]);
    return [...sources]
      .map((path) => ({ path, lines: lines(tree.text(path)) }))
      .filter(({ path, lines }) => lines > most(path))
      .map(({ path, lines }) => `${path}: ${lines} lines, of at most ${most(path)}`);
  },
};

function most(path) {
  if (SAMPLES.includes(path)) {
    return MOST_LINES_OF_A_SAMPLE;
  }
  return isTest(path) ? MOST_LINES_OF_A_TEST : MOST_LINES;
}

function lines(text) {
  return text.split("\n").length - (text.endsWith("\n") || text === "" ? 1 : 0);
}
