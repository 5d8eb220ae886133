import { masked } from "./mask.js";
import { visitPage } from "./page.js";
import { addScript, type Source } from "./source.js";

const SCRIPTS = /\.(js|mjs)$/i;

export function read(file: string, text: string): Source {
  const bare = masked(file, text);
  const source: Source = {
    file,
    text,
    masked: bare,
    units: [],
    unread: [],
    loose: [],
    rest: text,
    pins: [],
    scripts: [],
    local: [],
  };
  if (SCRIPTS.test(file)) {
    addScript(source, 0, text.length, file.endsWith(".mjs") ? ["module"] : ["script", "module"]);
  } else {
    visitPage(source);
    const at = [...text.matchAll(/<\/?script/gi)].find(
      ({ index }) => bare[index] !== "<" && !isComment(text.slice(0, index)),
    );
    if (at !== undefined) {
      source.unread.push({ at: at.index, why: "it stands within a template part" });
    }
  }
  return source;
}

function isComment(before: string): boolean {
  return before.lastIndexOf("<%--") > before.lastIndexOf("--%>");
}
