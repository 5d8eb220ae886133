const REVISION = /<revision>([\d.]+)<\/revision>/;
const OWN_VERSION =
  /<groupId>io\.github\.signing-helper<\/groupId>\s*<artifactId>[^<]+<\/artifactId>\s*<version>(?!\$\{)[^<]*/;
const NPM_VERSION = /^ {2}"version"/m;

/** Samples, whose numbers are their own. */
const SAMPLES = ["/src/test/", "/src/testing/", "/protocol/examples/"];

const SOURCE = /^(?:.*\/)?(?:dev|run|[^/]+\.(?:java|json|properties|ts|mjs|js|html|sh|md|xml|yml|nsi|wxs|c|h|cfg))$/;

/** Lists of others' versions; the history. */
const OTHER_NUMBERS = /(?:\.test\.(?:ts|mjs)|package-lock\.json|package\.json|pom\.xml|CHANGELOG\.md)$/;

/** The product's version as a number that one edit changes: `revision` in the parent pom. */
export default {
  name: "one version",
  least: 1000,
  paths: (tree) => tree.paths.filter((path) => SOURCE.test(path) && !SAMPLES.some((of) => `/${path}`.includes(of))),
  find(tree) {
    const current = REVISION.exec(tree.text("pom.xml"))[1].replaceAll(".", "\\.");
    const version = new RegExp(`(?<![\\d.])${current}(?![\\d.]*\\d)`);
    return this.paths(tree)
      .filter((path) => {
        const text = tree.text(path);
        return (
          (!OTHER_NUMBERS.test(path) && version.test(text)) ||
          (path.endsWith("pom.xml") && OWN_VERSION.test(text)) ||
          (path.endsWith("package.json") && NPM_VERSION.test(text))
        );
      })
      .map((path) => `${path}: the product's version stands in the parent pom alone`);
  },
};
