import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import arrows from "./arrows.mjs";
import { commentsIn } from "./comments.mjs";
import language from "./language.mjs";
import links from "./links.mjs";
import namedTests from "./named-tests.mjs";
import newThings from "./new-things.mjs";
import oneVersion from "./one-version.mjs";
import protocolTable from "./protocol-table.mjs";
import sentences, { longSentences } from "./sentences.mjs";
import sitesAreData, { particularOf } from "./sites-are-data.mjs";
import size from "./size.mjs";
import terms from "./terms.mjs";
import translations, { differences } from "./translations.mjs";
import { treeOf } from "./tree.mjs";

const HUBEI = "profiles/hubei/profile.json";

const tree = (files) => treeOf(Object.keys(files), (path) => files[path]);

const find = (rule, files) => rule.find(tree(files));

const lines = (count) => "x\n".repeat(count);

test("a bad beginning is found with its place", () => {
  const source = "class A {\n    // Whether it rains.\n    int a; // b\n}\n";

  assert.deepEqual(find(language, { "A.java": source }), ["A.java:2: Whether it rains."]);
});

test("a banned word is found with its sentence", () => {
  const source = "/**\n * Text.\n * The user opens\n * his door. More.\n */\n";

  assert.deepEqual(find(language, { "a.ts": source }), ["a.ts:4: The user opens his door."]);
});

test("a banned word of a document is found, and no name of code", () => {
  assert.deepEqual(find(language, { "a.md": "A.\nThe `his` of\nwhoever asks.\n" }), ["a.md:3: The of whoever asks."]);
});

test("a path against the arrows is found, and none along them or in a test", () => {
  const files = {
    "host/pom.xml": "../installer/installation/launcher\n../installer/packaging/windows\n",
    "host/src/test/java/A.java": "../installer/packaging/windows\n",
    "installer/installation/pom.xml": "a\n../../host/target\n",
    "installer/packaging/pom.xml": "../../host/target\n../installation\n",
  };

  assert.deepEqual(find(arrows, files), [
    "host/pom.xml:2: ../installer/packaging/windows",
    "installer/installation/pom.xml:2: ../../host/target",
  ]);
});

test("strings and expressions are no comments", () => {
  const java = 'var a = "// What he" + \'"\' + """\n // he " he\n"""; // fine\n';
  const script = "const a = text.replace(/['\"]/g, `// he`); // fine\n";

  assert.deepEqual(commentsIn("A.java", java), [{ line: 3, text: "fine" }]);
  assert.deepEqual(commentsIn("a.ts", script), [{ line: 1, text: "fine" }]);
});

test("a source, a test and a sample have limits of their own", () => {
  const fine = {
    "A.java": lines(300),
    "a.test.ts": lines(450),
    "samples/desktop-client/Sign.java": lines(99),
    "samples/desktop-client/sign.py": lines(99),
    "docs/protocol.md": lines(9000),
  };
  const long = {
    "A.java": lines(301),
    "a.test.ts": lines(451),
    "samples/desktop-client/Sign.java": lines(100),
    "samples/desktop-client/sign.py": lines(100),
  };

  assert.deepEqual(find(size, fine), []);
  assert.equal(find(size, long).length, 4);
});

test("a method that the page on the protocol does not have as the schema has it is found", () => {
  const request = {
    properties: {
      method: { const: "a.b" },
      params: { required: ["session", "c"], properties: { session: {}, c: {}, d: {} } },
    },
    "x-lane": "KEY",
    "x-result": "Result",
    "x-capability": "a.b",
    description: "Does it.",
  };
  const $defs = {
    Request: { oneOf: [{ $ref: "#/$defs/ABRequest" }] },
    ABRequest: request,
    Result: { properties: { e: { type: "array" } } },
  };
  const schema = JSON.stringify({ $defs });
  const row = "| `a.b` | `c`, `d` (may be left out) | `e[]` | `KEY` | yes |  | Does it. |";

  assert.deepEqual(find(protocolTable, { "protocol/protocol.schema.json": schema, "docs/protocol.md": row }), []);
  assert.deepEqual(
    find(protocolTable, { "protocol/protocol.schema.json": schema, "docs/protocol.md": row.replace("KEY", "LISTING") }),
    [`docs/protocol.md: by the schema, row 1 of the methods is\n${row}`],
  );
});

test("the product's version in another file, in a module or in an npm package is found", () => {
  const own = "<groupId>io.github.signing-helper</groupId>\n<artifactId>a</artifactId>\n<version>";
  const files = {
    "pom.xml": "<revision>4.5.6</revision>",
    "a/pom.xml": `${own}4.5.6</version>`,
    "b/pom.xml": `${own}\${project.version}</version>`,
    "a/package.json": '{\n  "version": "4.5.6"\n}',
    "docs/a.md": "Since 4.5.6.",
    "docs/b.md": "Since 14.5.6 and 4.5.6.7.",
    "CHANGELOG.md": "4.5.6",
    "a/src/test/A.java": "4.5.6",
  };

  assert.deepEqual(
    find(oneVersion, files).map((finding) => finding.split(":")[0]),
    ["a/package.json", "a/pom.xml", "docs/a.md"],
  );
});

test("a portal's own data in a source are found, and in a test are not", () => {
  const files = {
    [HUBEI]: '{ "links": ["https://pay.example.net/x"], "support": { "qq": ["12345678"] }, "id": "a" }',
    "host/src/main/A.java": '"https://Pay.example.net"',
    "extension/src/a.ts": "const qq = 12345678;",
    "extension/src/a.test.ts": "const qq = 12345678;",
    "jnlp/a.xml": "湖北",
    "docs/a.md": "湖北",
  };

  assert.deepEqual(find(sitesAreData, files), [
    "extension/src/a.ts: 12345678",
    "host/src/main/A.java: pay.example.net",
    "jnlp/a.xml: 湖北",
  ]);
});

test("a profile's own data are its hosts, telephones, companies and titles", () => {
  const particular = particularOf(JSON.parse(readFileSync(new URL(`../${HUBEI}`, import.meta.url), "utf8")));

  for (const word of ["czt.hubei.gov.cn", "4008708080", "027-67818745", "cfca", "统一ca服务客户端"]) {
    assert.ok(particular.includes(word), word);
  }
});

test("a translation without a name, a block or a heading is found", () => {
  assert.deepEqual(differences("# A\nuse `x`\n", "# 甲\n用 `x`\n"), []);
  assert.deepEqual(differences("# A\nuse `x`\n", "# 甲\n用\n"), ["names"]);
  assert.deepEqual(differences("```\na\n```\n", "```\nb\n```\n"), ["blocks"]);
  assert.deepEqual(differences("# A\n## B\n", "# 甲\n"), ["headings"]);
  assert.deepEqual(find(translations, { "docs/administration.md": "`x`", "docs/administration.zh-CN.md": "" }), [
    "docs/administration.zh-CN.md: other names",
  ]);
});

test("a kind of thing that touches more files than its row says is found", () => {
  const one = {
    "docs/architecture.md": "| browser | `qq.json` | nothing | 1 |",
    "host/browsers/qq.json": "QQ浏览器",
    "docs/registration.md": "QQ浏览器",
  };
  const of = (files) => find(newThings, files).filter((finding) => finding.includes("a new browser"));

  assert.deepEqual(of(one), []);
  assert.equal(of({ ...one, "host/src/main/A.java": "QQ浏览器" }).length, 1);
  assert.equal(
    of({ ...one, "host/src/main/A.java": "QQ浏览器", "docs/architecture.md": "| browser | a | b | 2 |" }).length,
    1,
  );
  assert.equal(of({ ...one, "docs/architecture.md": "" }).length, 1);
});

test("a test that a document names and that is not there is found", () => {
  const files = {
    "docs/state.md": "`ATest`, `BTest`, `a.spec`, `b.spec`, `c.test.ts`",
    "docs/testing.md": "## Tests that went\n`GoneTest`\n## More\n`LostTest`",
    "a/src/test/java/ATest.java": "",
    "e2e/a.spec.ts": "",
    "extension/src/c.test.ts": "",
  };

  assert.deepEqual(find(namedTests, files), [
    "docs/state.md: no test is named BTest",
    "docs/state.md: no test is named b.spec",
    "docs/testing.md: no test is named LostTest",
  ]);
});

test("a sentence of more than 25 words is found with its line, and a list, a table and code are not one sentence", () => {
  const words = (count) => "word ".repeat(count).trim();
  const fine = `# ${words(9)}\n\n${words(24)} \`a b c\`. ${words(25)}\n- ${words(9)}\n| ${words(9)} | ${words(9)} |\n`;
  const code = "```\n" + words(90) + "\n```\n";

  assert.deepEqual(longSentences(fine + code + fine), []);
  assert.deepEqual(
    longSentences(`${fine}${code}\nA [b\nc](d.md).\n${words(20)}\n${words(6)}.`).map(({ line }) => line),
    [12],
  );
  assert.equal(
    find(sentences, { "docs/new.md": words(26), "CHANGELOG.md": words(26), "portal/README.md": words(26) }).length,
    2,
  );
});

test("a link that leads nowhere, and an anchor without a heading, are found with their line", () => {
  const files = {
    "docs/a.md":
      "# A\n[b](b.md#b-c), [up](../d/), [out](https://a.example/), `[x](y)`\n```\n[x](y)\n```\n[c](c.md) [d](b.md#d) [e](#a)",
    "docs/b.md": "## B `c`\n",
    "d/e.txt": "",
  };

  assert.deepEqual(find(links, files), ["docs/a.md:6: c.md leads nowhere", "docs/a.md:6: b.md#d names no heading"]);
});

test("a term that the glossary refuses is found where users read, and is free in a test and a profile", () => {
  const files = {
    "docs/glossary.md":
      "| say | for | refused |\n| --- | --- | --- |\n| 点击 | a button | `点“`, `请按“` |\n| log in | 登录 | `sign in` |\n",
    "host/words.properties": "a = 再点击“重新检测”\nb = 再点“重新检测”\n",
    "demo/a.html": "Sign in by password\n",
    "host/src/test/A.java": "点“",
    "profiles/a/profile.json": "请按“",
  };

  assert.deepEqual(find(terms, files), [
    "demo/a.html:1: log in instead of sign in",
    "host/words.properties:2: 点击 instead of 点“",
  ]);
  assert.deepEqual(find(terms, { "docs/glossary.md": "" }), ["docs/glossary.md: no refused terms"]);
});
