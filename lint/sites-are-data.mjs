const SOURCES = [
  "host",
  "protocol",
  "formats",
  "portal/src/main",
  "extension/src",
  "extension/build",
  "extension/build.mjs",
  "extension/package.mjs",
  "extension/static",
  "extension/store",
  "extension/store.mjs",
  "release",
  "installer",
  "jnlp",
];

/** Dated list of the programs of CAs, which is the same for every portal. */
const COUNTRY_WIDE = "profile/local-programs.json";

const TEXT = /\.(?:java|json|properties|ts|mjs|html|css|svg|xml|sh)$/;
const HOST = /https?:\/\/([^/:?#]+)/;
const PROFILE = "profiles/hubei/profile.json";
const NAMES = ["hubei", "hbca", "湖北", "czt."];
const FIELDS = ["telephones", "company", "qq", "titles", "providers"];

/** Data of a particular portal belong in its profile, and nowhere in the code or its texts. */
export default {
  name: "sites are data",
  least: 200,
  paths: (tree) =>
    tree.paths.filter(
      (path) =>
        SOURCES.some((source) => path === source || path.startsWith(`${source}/`)) &&
        TEXT.test(path) &&
        !path.endsWith(".test.ts") &&
        !path.includes("/src/test/") &&
        !path.endsWith(COUNTRY_WIDE),
    ),
  find(tree) {
    const particular = [...NAMES, ...particularOf(JSON.parse(tree.text(PROFILE)))];
    return this.paths(tree).flatMap((path) => {
      const text = tree.text(path).toLowerCase();
      return particular.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`);
    });
  },
};

/** Returns what stands in a profile and in no source: hosts, and every text of some fields. */
export function particularOf(profile) {
  const found = new Set();
  collect(profile, (text) => {
    const host = HOST.exec(text);
    if (host !== null) {
      found.add(host[1]);
    }
  });
  for (const value of valuesOf(profile)) {
    collect(value, (text) => found.add(text.toLowerCase()));
  }
  return [...found];
}

/** Returns the values of the fields of these names, wherever they stand. */
function valuesOf(node) {
  if (typeof node !== "object" || node === null) {
    return [];
  }
  return Object.entries(node).flatMap(([name, value]) => (FIELDS.includes(name) ? [value] : valuesOf(value)));
}

function collect(node, use) {
  if (typeof node === "string") {
    use(node);
  } else if (typeof node === "object" && node !== null) {
    Object.values(node).forEach((child) => collect(child, use));
  }
}
