import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const PLACE = /\s(?:href|src)="([^"]*)"/g;
const ID = /\sid="([^"]*)"/g;
const ELSEWHERE = /^[a-z]+:/;

/** Links of these web pages that lead to no file of their folder, or to no place of a page. */
export function brokenLinks(folder, pages) {
  const read = new Map();
  const textOf = (file) => {
    const text = read.get(file) ?? readFileSync(file, "utf8");
    read.set(file, text);
    return text;
  };
  const fault = (page, to) => {
    const [path, id] = decodeURI(to).split("#");
    const file = path === "" ? page : join(dirname(page), path);
    if (relative(folder, file).startsWith("..") || !existsSync(file) || statSync(file).isDirectory()) {
      return "leads nowhere";
    }
    return id === undefined || [...textOf(file).matchAll(ID)].some((match) => match[1] === id) ? "" : "names no place";
  };
  return pages.flatMap((page) =>
    [...textOf(page).matchAll(PLACE)]
      .map((match) => match[1].replaceAll("&amp;", "&"))
      .filter((to) => !ELSEWHERE.test(to) && fault(page, to) !== "")
      .map((to) => `${relative(folder, page)}: ${to} ${fault(page, to)}`),
  );
}
