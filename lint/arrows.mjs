import { isTest, isText } from "./tree.mjs";

/** Folders whose sources and builds name others one way alone: packaging → host → installation. */
const ARROWS = [
  { from: /^installer\/installation\//, never: /\b(?:host\/|packaging\/)/ },
  { from: /^host\//, never: /\bpackaging\// },
];

/**
 * The installation folder's code serves the host and the packages, and knows neither; the host knows no package. Maven holds
 * this for classes. Here it is held for the files that a build or a program reads by their paths. Tests look at the whole.
 */
export default {
  name: "arrows",
  least: 500,
  paths: (tree) =>
    tree.paths.filter((path) => isText(path) && !isTest(path) && ARROWS.some(({ from }) => from.test(path))),
  find(tree) {
    return this.paths(tree).flatMap((path) =>
      ARROWS.filter(({ from }) => from.test(path)).flatMap(({ never }) =>
        tree
          .text(path)
          .split("\n")
          .flatMap((line, index) => (never.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
      ),
    );
  },
};
