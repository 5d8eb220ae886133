// Generator of the checked-in files that come from the tokens of the design: colours, sizes and icons of popup, pages and
// windows, and their tables; the table of old pages' functions; and the reference portal's old pages after the codemod. With
// --check it writes nothing and fails when a file differs from its output. What comes from the protocol is written by
// protocol/Generate.java and never checked in.
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { designDocument } from "./design/document.mjs";
import { elementStyle } from "./design/element-style.mjs";
import { look, lookOf } from "./design/look.mjs";
import { stylesheet } from "./design/stylesheet.mjs";
import { readTokens } from "./design/tokens.mjs";
import { OLD_FAMILIES } from "./library.mjs";
import { migratedPage } from "./old-pages.mjs";
import { oldTable } from "./old-table.mjs";

const root = new URL("../../", import.meta.url);
const OLD_PAGES = "demo/src/main/resources/signinghelper/demo/portal/old";
const RULES = new URL("extension/src/elements/elements.css", root);

const { check } = parseArgs({ options: { check: { type: "boolean", default: false } } }).values;
const tokens = await readTokens();
await emit("extension/src/elements/style.gen.ts", await elementStyle(tokens, await readFile(RULES, "utf8")));
await emit("design/design.css", await stylesheet(tokens));
await emit("design/windows/FlatLightLaf.properties", lookOf(tokens, "light"));
await emit("design/windows/FlatDarkLaf.properties", lookOf(tokens, "dark"));
await emit("design/windows/Contrast.properties", lookOf(tokens, "contrast"));
await rewrite("design/windows/FlatLaf.properties", look);
await rewrite("docs/design.md", designDocument);
await rewrite("docs/old-pages.md", (_, before) => oldTable(before));
for (const family of OLD_FAMILIES) {
  const before = await readFile(new URL(`${OLD_PAGES}/before/${family}.html`, root), "utf8");
  await emit(`${OLD_PAGES}/after/${family}.html`, await migratedPage(family, before));
}

/** @param {string} path @param {(from: import("./design/tokens.mjs").Tokens, before: string) => string | Promise<string>} change */
async function rewrite(path, change) {
  await emit(path, await change(tokens, await readFile(new URL(path, root), "utf8")));
}

/** @param {string} path @param {string} text */
async function emit(path, text) {
  const file = new URL(path, root);
  if (!check) {
    await writeFile(file, text);
  } else if ((await readFile(file, "utf8")) !== text) {
    console.error(`${path} is not what its source says. Run: npm run generate`);
    process.exitCode = 1;
  }
}
