import { isGenerated, isTest, isText } from "./tree.mjs";

const ASIDE = /^(?:CHANGELOG\.md|docs\/(?!checks\.md|registration\.md).*|profiles\/(?!demo\/).*|lint\/.*)$/;
const TABLE = "docs/architecture.md";

/** Kinds of things: the table's row, names of a small one, its own files, and how many others a new one may touch. */
const KINDS = [
  {
    row: "command for pages",
    name: /["`]certificate\.select["`]|\bCertificateSelectCommand\b/,
    own: /\/CertificateSelect(?:Command|Request|Reply)[^/]*$/,
    most: 6,
  },
  {
    row: "check",
    name: /["`]certificate-pair["`]|\bCertificatePairCheck\b/,
    own: /\/CertificatePairCheck\.java$/,
    most: 4,
  },
  { row: "browser", name: /QQ浏览器/, own: /^host\/browsers\/qq\.json$/, most: 1 },
  {
    row: "document format with pages",
    name: /\bsigning-helper-formats-ofd\b(?!-)|\bOfd(?:Format|DocumentPages)\b/,
    own: /^formats\/ofd(?:-pages)?\//,
    most: 4,
  },
  {
    row: "document format",
    name: /\bcms-attached\b|\bCmsFormat\b/,
    own: /\/formats\/document\/cms\/|\/SignatureSignRequest\.(?:attached|added|added-within)\.json$/,
    most: 4,
  },
  { row: "kind of driver", name: /\bWindowsStore(?:Kind|Driver)\b/, own: /\/token\/windows\//, most: 2 },
];

/**
 * Table "Where a new thing goes": the files that name a small member of each kind are those that a new one touches. Its own
 * files, tests, generated files, the changelog, documents without lists, and portals' profiles do not count. A profile
 * allows a method or not as the portal chooses.
 */
export default {
  name: "where a new thing goes",
  least: 1000,
  paths: (tree) =>
    tree.paths.filter((path) => isText(path) && !isTest(path) && !isGenerated(path) && !ASIDE.test(path)),
  find(tree) {
    const rows = tree.text(TABLE).split("\n");
    return KINDS.flatMap(({ row, name, own, most }) => {
      const files = this.paths(tree).filter((path) => !own.test(path) && name.test(tree.text(path)));
      const told = rows.find((line) => line.startsWith(`| ${row} |`));
      const right = told?.endsWith(`| ${files.length} |`) && files.length >= 1 && files.length <= most;
      return right
        ? []
        : [`${TABLE}: a new ${row} touches ${files.length} files, at most ${most}: ${files.join(", ")}`];
    });
  },
};
