import type { AnyNode } from "acorn";
import { textOf } from "./local-addresses.js";
import { NamedFunctions } from "./named-functions.js";
import { functionNamed, functionOf, type OldFunction } from "./shapes.js";
import type { Unit } from "./source.js";
import { isFunction, propertyOf, walk } from "./walk.js";
import { WIRE_FUNCTIONS } from "./wire-functions.js";

/** Names of functions in a message that is a text. */
const NAMED = /(?:^|[^\w])([A-Z]*FunctionID|Function)["']?\s*[:=]\s*["']?(\w+)/g;
const KEYS = /^([A-Z]*FunctionID|Function)$/;

/** A place where a message to a program on the computer asks for a function, and what to do in its place. */
export interface Asked {
  unit: Unit;
  at: number;
  said: string;
}

export function askedIn(units: readonly Unit[]): Asked[] {
  const functions = new NamedFunctions(units);
  const found = new Map<AnyNode, Asked>();
  const say = (unit: Unit, node: AnyNode, said: string): void => {
    found.set(node, { unit, at: node.start, said });
  };
  for (const unit of units) {
    walk(unit.tree, (node, holders) => {
      const value = messageValue(node);
      for (const given of value === undefined ? [] : givenFor(value, { unit, holders }, functions)) {
        say(given.unit, given.node, told(given));
      }
      const holder = holders.at(-1);
      const isKey = holder?.type === "Property" && holder.key === node;
      const said = isKey ? [] : functionsIn(textOf(node));
      if (said.length > 0 && !found.has(node)) {
        say(unit, node, said.map(sayOf).join("; "));
      }
    });
  }
  return [...found.values()];
}

interface Given {
  unit: Unit;
  node: AnyNode;
}

/** Returns a message's value, or what calls give in its place to a function of the page that passes it on. */
function givenFor(
  value: AnyNode,
  { unit, holders }: { unit: Unit; holders: readonly AnyNode[] },
  functions: NamedFunctions,
): Given[] {
  const own = functions.functions.find(({ node }) => node === holders.findLast(isFunction));
  const place = own?.node.params.findIndex(
    (one) => value.type === "Identifier" && one.type === "Identifier" && one.name === value.name,
  );
  const calls = own === undefined ? [] : functions.callsOf(own);
  const given = calls.flatMap((call) => {
    const node = call.node.arguments[place ?? -1];
    return node === undefined ? [] : [{ unit: call.unit, node }];
  });
  return given.length > 0 ? given : [{ unit, node: value }];
}

function functionsIn(text: string): string[] {
  const names = [...text.matchAll(NAMED)].map(([, , name = ""]) => name);
  const [, path = ""] = /^(?:.*\/)?(\w+)$/.exec(text) ?? [];
  return names.length > 0 ? names : functionNamed(path) === undefined ? [] : [path];
}

function told({ unit: { source, offset }, node }: Given): string {
  const written = source.text.slice(offset + node.start, offset + node.end);
  return node.type === "Literal" ? sayOf(String(node.value)) : `what ${written} names: ${EACH}`;
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
