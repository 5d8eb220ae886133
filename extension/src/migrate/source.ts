import { type Program, parse } from "acorn";
import { type DefaultTreeAdapterTypes as Tree, parse as parseHtml } from "parse5";
import { masked } from "./mask.js";

/** A script within a file: a whole file, an element, or the attribute of a handler. */
export interface Unit {
  source: Source;
  /** Place of its first character in the file. */
  offset: number;
  kind: "script" | "module" | "handler";
  tree: Program;
}

/** An element that has a PIN or belongs to a form. */
export interface Field {
  id: string;
  name: string;
  start: number;
  end: number;
}

/** A file, with the scripts that could be read. */
export interface Source {
  file: string;
  text: string;
  units: Unit[];
  /** Scripts that no parser reads, and why. */
  unread: { at: number; why: string }[];
  pins: Field[];
  /** Place behind the scripts that others load, and before the page's first own one, which calls them. */
  beforeOwnScript: number | undefined;
}

const SCRIPTS = /\.(js|mjs)$/;

export function read(file: string, text: string): Source {
  const source: Source = { file, text, units: [], unread: [], pins: [], beforeOwnScript: undefined };
  if (SCRIPTS.test(file)) {
    add(source, 0, text.length, /^\s*(import|export)\b/m.test(text) ? "module" : "script");
  } else {
    visit(source, parseHtml(text, { sourceCodeLocationInfo: true, scriptingEnabled: false }));
  }
  return source;
}

function add(source: Source, start: number, end: number, kind: Unit["kind"]): void {
  const text = masked(source.text.slice(start, end));
  try {
    const tree = parse(text, {
      ecmaVersion: "latest",
      sourceType: kind === "module" ? "module" : "script",
      allowReturnOutsideFunction: kind === "handler",
      allowAwaitOutsideFunction: kind !== "script",
      allowHashBang: true,
    });
    source.units.push({ source, offset: start, kind, tree });
  } catch (error) {
    source.unread.push({ at: start, why: (error as Error).message });
  }
}

function visit(source: Source, node: Tree.Node): void {
  if ("tagName" in node) {
    element(source, node);
  }
  const within = "content" in node ? [node.content] : "childNodes" in node ? node.childNodes : [];
  within.forEach((child) => {
    visit(source, child);
  });
}

const JAVASCRIPT = /^(|module|text\/javascript|application\/javascript|text\/ecmascript)$/i;

function element(source: Source, node: Tree.Element): void {
  const { sourceCodeLocation: place, tagName } = node;
  if (!place) {
    return; // the parser has made it itself
  }
  const attribute = (name: string): string | undefined => node.attrs.find((one) => one.name === name)?.value;
  if (tagName === "script" && JAVASCRIPT.test(attribute("type") ?? "")) {
    const isOwn = attribute("src") === undefined;
    if (isOwn) {
      source.beforeOwnScript ??= place.startOffset;
    }
    if (isOwn && place.startTag && place.endTag) {
      const isModule = attribute("type") === "module" || source.file.endsWith(".vue");
      add(source, place.startTag.endOffset, place.endTag.startOffset, isModule ? "module" : "script");
    }
  }
  if (tagName === "input" && attribute("type")?.toLowerCase() === "password") {
    const { startOffset: start, endOffset: end } = labelOf(node) ?? place;
    source.pins.push({ id: attribute("id") ?? "", name: attribute("name") ?? "", start, end });
  }
  for (const { name, value } of node.attrs) {
    const at = place.attrs?.[name];
    if (/^on[a-z]+$/.test(name) && at && value !== "") {
      const whole = source.text.slice(at.startOffset, at.endOffset);
      const start = at.startOffset + whole.indexOf(value);
      // With character references the places would be others.
      if (whole.includes(value)) {
        add(source, start, start + value.length, "handler");
      }
    }
  }
}

/** Returns the place of a label that holds this field and texts alone. */
function labelOf(node: Tree.Element): Tree.Element["sourceCodeLocation"] {
  const parent = node.parentNode;
  const isOwn =
    parent !== null &&
    "tagName" in parent &&
    parent.tagName === "label" &&
    parent.childNodes.every((child) => child === node || child.nodeName === "#text");
  return isOwn ? parent.sourceCodeLocation : undefined;
}
