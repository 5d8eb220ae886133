// The pictures of windows that the tests have taken, on one page, a row for each state: target/pictures/index.html
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";

/** Folders of pictures by the window that they show; each has a folder for each screen. */
const WINDOWS = { prompt: "host/windows/target/pictures/prompts", helper: "host/program/target/pictures" };
const NAME = /^(zh-CN|en)-(light|dark|contrast)-(.+)\.png$/;
const OUT = "target/pictures";

/** @param {string} folder */
const listed = (folder) => readdirSync(folder, { withFileTypes: true });

/**
 * Pictures in the folders of each screen, with what their names say.
 *
 * @param {[string, string]} window
 */
function pictures([window, folder]) {
  return listed(folder)
    .filter((screen) => screen.isDirectory())
    .flatMap((screen) =>
      listed(join(folder, screen.name)).flatMap(({ name }) => {
        const [, language, look, state] = NAME.exec(name) ?? [];
        const file = relative(OUT, join(folder, screen.name, name));
        return state === undefined
          ? []
          : [{ row: `${window}: ${state}`, column: `${screen.name} ${language} ${look}`, file }];
      }),
    );
}

/**
 * @param {string} row
 * @param {ReturnType<typeof pictures>} all
 */
function section(row, all) {
  const figures = all
    .filter((picture) => picture.row === row)
    .map(
      ({ column, file }) =>
        `<figure><figcaption>${column}</figcaption><a href="${file}"><img loading="lazy" src="${file}" alt=""></a></figure>`,
    );
  return `<section><h2 id="${row}">${row}</h2>${figures.join("\n")}</section>`;
}

const all = Object.entries(WINDOWS).flatMap(pictures);
const rows = [...new Set(all.map(({ row }) => row))];
const style =
  "body{font:14px sans-serif;margin:16px;background:#888}section{overflow-x:auto;white-space:nowrap}" +
  "figure{display:inline-block;margin:4px;vertical-align:top}img{max-height:376px}h2{position:sticky;left:0}";
mkdirSync(OUT, { recursive: true });
const page = join(OUT, "index.html");
writeFileSync(
  page,
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${all.length} pictures</title><style>${style}</style>
<nav>${rows.map((row) => `<a href="#${row}">${row}</a>`).join(" · ")}</nav>
${rows.map((row) => section(row, all)).join("\n")}</html>
`,
);
console.log(`${all.length} pictures of ${rows.length} states: ${pathToFileURL(page).href}`);
