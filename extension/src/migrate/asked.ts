import type { AnyNode } from "acorn";
import { textOf } from "./local-addresses.js";
import { functionNamed, functionOf, type OldFunction } from "./shapes.js";
import type { Unit } from "./source.js";
import { propertyOf, walk } from "./walk.js";
import { WIRE_FUNCTIONS } from "./wire-functions.js";

/** Names of functions in a message that is a text. */
const NAMED = /(?:^|[^\w])([A-Z]*FunctionID|Function)["']?\s*[:=]\s*["']?(\w+)/g;
const KEYS = /^([A-Z]*FunctionID|Function)$/;

/** A place where a message to a program on the computer asks for a function, and what to do in its place. */
export interface Asked {
  at: number;
  said: string;
}

export function askedIn({ source, offset, tree }: Unit): Asked[] {
  const found = new Map<number, string>();
  walk(tree, (node, holders) => {
    const holder = holders.at(-1);
    const value = messageValue(node);
    if (value !== undefined) {
      const told = value.type === "Literal" ? String(value.value) : undefined;
      const written = source.text.slice(offset + value.start, offset + value.end);
      found.set(value.start, told === undefined ? `what ${written} names: ${EACH}` : sayOf(told));
      return;
    }
    const isKey = holder?.type === "Property" && holder.key === node;
    const text = isKey ? "" : textOf(node);
    const [, path = ""] = /^(?:.*\/)?(\w+)$/.exec(text) ?? [];
    const names = [...text.matchAll(NAMED)].map(([, , name = ""]) => name);
    const said = names.length > 0 ? names : functionNamed(path) === undefined ? [] : [path];
    if (said.length > 0 && !found.has(node.start)) {
      found.set(node.start, said.map(sayOf).join("; "));
    }
  });
  return [...found].map(([at, said]) => ({ at, said }));
}

const EACH = "find out which functions these are, and call the adapter's in their places";

/** Returns the value of a message's field for the function. */
function messageValue(node: AnyNode): AnyNode | undefined {
  const [key, value] =
    node.type === "Property"
      ? [node.key.type === "Identifier" ? node.key.name : textOf(node.key), node.value]
      : node.type === "AssignmentExpression" && node.left.type === "MemberExpression"
        ? [propertyOf(node.left) ?? textOf(node.left.property), node.right]
        : [];
  return key !== undefined && KEYS.test(key) ? value : undefined;
}

function sayOf(said: string): string {
  return `${said} over the wire: ${insteadOf(said)}`;
}

function insteadOf(said: string): string {
  const known: OldFunction | undefined = WIRE_FUNCTIONS.get(said) ?? functionOf("", said) ?? functionNamed(said);
  if (known === undefined) {
    return "no adapter knows this function; the page library's README says what there is";
  }
  const { full, isCarried, shape } = known;
  const { reason = "", instead = "" } = shape.table.refused[full] ?? {};
  return isCarried
    ? `call ${full} of the adapter ${shape.table.family}`
    : `${full} is not carried over: ${reason}. Use ${instead}`;
}
