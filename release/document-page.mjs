import MarkdownIt from "markdown-it";
import { anchorOf } from "../lint/links.mjs";

const markdown = new MarkdownIt({ html: true });
const { escapeHtml } = markdown.utils;

markdown.renderer.rules.table_open = () => '<div class="table"><table>\n';
markdown.renderer.rules.table_close = () => "</table></div>\n";

/**
 * Reads a document. `links` has what each of its links and pictures leads to; what `place` returns for that stands in the
 * page, and an empty text leaves the words alone.
 */
export function documentOf(text, place) {
  const tokens = markdown.parse(text, {});
  const taken = new Map();
  tokens.forEach((token, at) => {
    if (token.type === "heading_open") {
      token.attrSet("id", unused(taken, anchorOf(tokens[at + 1].content)));
    } else if (token.type === "inline") {
      token.children = placed(token.children, place);
    }
  });
  const headings = tokens
    .map((token, at) => ({ token, words: wordsOf(tokens[at + 1]) }))
    .filter(({ token }) => token.type === "heading_open")
    .map(({ token, words }) => ({ level: token.tag, id: token.attrGet("id"), words }));
  return { title: headings[0]?.words ?? "", headings, body: markdown.renderer.render(tokens, markdown.options, {}) };
}

/** A name that a forge counts on where two headings are the same. */
function unused(taken, name) {
  const count = taken.get(name) ?? 0;
  taken.set(name, count + 1);
  return count === 0 ? name : `${name}-${count}`;
}

/** Tokens with their links where they lead to in the release. */
function placed(tokens, place) {
  const dropped = [];
  return tokens.filter((token) => {
    if (token.type === "link_open") {
      const to = place(token.attrGet("href"));
      token.attrSet("href", to);
      dropped.push(to === "");
      return to !== "";
    }
    if (token.type === "link_close") {
      return !dropped.pop();
    }
    if (token.type === "image") {
      token.attrSet("src", place(token.attrGet("src")));
      token.attrSet("loading", "lazy");
    }
    return true;
  });
}

function wordsOf(inline) {
  return (inline?.children ?? []).map(({ content }) => content).join("");
}

/**
 * The whole web page.
 *
 * @param {{ language: string, up: string, version: string, document: ReturnType<typeof documentOf>, groups: {
 *   words: string, pages: { to: string, words: string, here: boolean }[] }[] }} page `up` is the way to the folder of all pages
 */
export function webPage({ language, up, version, document, groups }) {
  const chapters = document.headings.filter(({ level }) => level === "h2");
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(document.title)}</title>
<link rel="stylesheet" href="${up}design.css">
<link rel="stylesheet" href="${up}documents.css">
</head>
<body>
<a class="skip" href="#pages">目录 · Contents</a>
<main>
${document.body}</main>
<nav id="pages" aria-label="目录 · Contents">
<p><a href="${up}index.html">政采签章助手 · Signing Helper ${version}</a></p>
${list(chapters.map(({ id, words }) => ({ to: `#${id}`, words, here: false })))}
${groups.map(({ words, pages }) => `<p>${escapeHtml(words)}</p>\n${list(pages)}`).join("\n")}
</nav>
</body>
</html>
`;
}

function list(pages) {
  const items = pages.map(
    ({ to, words, here }) => `<li><a href="${to}"${here ? ' aria-current="page"' : ""}>${escapeHtml(words)}</a></li>`,
  );
  return items.length === 0 ? "" : `<ul>\n${items.join("\n")}\n</ul>`;
}
