import { extname } from "node:path";

const TAGS = { named: [/<%[=:#][\s\S]*?%>/g], blank: [/<%--[\s\S]*?--%>/g, /<%[\s\S]*?%>/g] };
const DOLLAR = /[$#]\{[^{}`]*\}/g;

interface Parts {
  named: RegExp[];
  blank: RegExp[];
}

/** Parts of page templates, which run on the server: no parser of pages or scripts reads them. */
const PARTS: Record<string, Parts> = {
  ".jsp": { named: [...TAGS.named, DOLLAR], blank: TAGS.blank },
  ".aspx": TAGS,
  ".ftl": { named: [DOLLAR], blank: [/<#--[\s\S]*?-->/g, /<\/?[#@][^<>]*>/g] },
  ".cshtml": { named: [/(?<![\w.@])@[A-Za-z_][\w.]*(?:\([^()]*\))?/g], blank: [/@\*[\s\S]*?\*@/g] },
};

/** Puts an identifier in the place of each expression, and blanks in that of each statement; every position stays. */
export function masked(file: string, text: string): string {
  const { named, blank } = PARTS[extname(file).toLowerCase()] ?? { named: [], blank: [] };
  const expressed = named.reduce((so, one) => so.replace(one, (found) => "_".repeat(found.length)), text);
  return blank.reduce((so, one) => so.replace(one, (found) => found.replace(/[^\r\n]/g, " ")), expressed);
}
