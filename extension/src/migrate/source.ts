import { type Options, type Program, parse } from "acorn";

/** A script within a file: a whole file, an element, or the attribute of a handler. */
export interface Unit {
  source: Source;
  /** Place of its first character in the file. */
  offset: number;
  kind: "script" | "module" | "handler";
  /** The browser's own action after a handler: none, a form's submission, or another page. */
  action: "none" | "submit" | "leave";
  tree: Program;
}

/** An element that has a PIN or belongs to a form. */
export interface Field {
  id: string;
  name: string;
  start: number;
  end: number;
  /** The server asks for it by itself. */
  isServers: boolean;
}

/** A file, with the scripts that could be read. */
export interface Source {
  file: string;
  text: string;
  /** The text with blanks in the place of template parts. */
  masked: string;
  units: Unit[];
  /** Parts that no parser reads, and why. */
  unread: { at: number; why: string }[];
  /** Places of what may run a function by its name alone. */
  loose: { start: number; end: number }[];
  /** Text outside the scripts: the page around them, and its template parts. */
  rest: string;
  pins: Field[];
  /** Scripts of the page, in their order; undefined for its own. */
  scripts: { address: string | undefined; at: number }[];
  /** Elements with the address of a program on the computer. */
  local: { at: number; said: string; tag: string }[];
}

/** @param kinds in the order in which they are tried */
export function addScript(
  source: Source,
  start: number,
  end: number,
  kinds: readonly Unit["kind"][],
  action: Unit["action"] = "none",
): void {
  let why = "";
  for (const kind of kinds) {
    try {
      const tree = parse(source.masked.slice(start, end), optionsOf(kind));
      source.units.push({ source, offset: start, kind, tree, action });
      source.rest = withoutScript(source, start, end);
      return;
    } catch (error) {
      why = (error as Error).message;
    }
  }
  source.unread.push({ at: start, why });
  source.loose.push({ start, end });
}

function optionsOf(kind: Unit["kind"]): Options {
  return {
    ecmaVersion: "latest",
    sourceType: kind === "module" ? "module" : "script",
    allowReturnOutsideFunction: kind === "handler",
    allowAwaitOutsideFunction: kind !== "script",
    allowHashBang: true,
  };
}

/** Blanks a script in what is left of the file, but for its template parts. */
function withoutScript({ rest, text, masked: bare }: Source, start: number, end: number): string {
  let left = "";
  for (let at = start; at < end; at++) {
    left += text[at] === bare[at] ? " " : (text[at] ?? "");
  }
  return rest.slice(0, start) + left + rest.slice(end);
}
