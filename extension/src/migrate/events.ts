import type { AnyNode, Function as FunctionNode } from "acorn";
import { isRunOnLoad } from "./mentions.js";
import type { OwnFunction } from "./named-functions.js";
import { calledName, isFunction, propertyOf, walk } from "./walk.js";

/** Names by which a script takes part in what the browser does after the handler. */
const DECISION = /^(event|preventDefault|stopPropagation|stopImmediatePropagation|returnValue|currentTarget)$/;
const KINDS = /^(click|dblclick|change|input|focus|blur)$/;

/** Returns the reason why a function that is handed over where it stands cannot wait; undefined where it can. */
export function objectionToHandler({ node, holders }: OwnFunction): string | undefined {
  const holder = holders.at(-1);
  if (isRunOnLoad(node, holder)) {
    return undefined;
  }
  const [first] = holder?.type === "CallExpression" ? holder.arguments : [];
  const kind = first?.type === "Literal" ? String(first.value) : "";
  const name = holder?.type === "CallExpression" && holder.callee !== node ? (calledName(holder) ?? "") : "";
  const isListener = name === "addEventListener" && KINDS.test(kind);
  const isHandler =
    isListener ||
    (KINDS.test(name) && first === node) ||
    (name === "on" && KINDS.test(kind)) ||
    (holder?.type === "AssignmentExpression" && KINDS.test((propertyOf(holder.left) ?? "").replace(/^on/, "")));
  if (!isHandler) {
    return "what becomes of its value is not known";
  }
  return (!isListener && givesValue(node)) || usesEvent(node) ? "what it gives decides on the event" : undefined;
}

/** Tells of a function that may keep the browser from its own action: after a wait that is too late. */
export function decides(own: AnyNode): boolean {
  let found = false;
  walk(own, (node) => {
    found ||=
      (node.type === "Identifier" && DECISION.test(node.name)) ||
      (node.type === "Literal" && typeof node.value === "string" && DECISION.test(node.value));
  });
  return found;
}

function givesValue(own: AnyNode & FunctionNode): boolean {
  let found = own.body.type !== "BlockStatement";
  walk(own, (node, holders) => {
    found ||= node.type === "ReturnStatement" && Boolean(node.argument) && holders.findLast(isFunction) === own;
  });
  return found;
}

function usesEvent({ params, body }: FunctionNode): boolean {
  const [first] = params;
  let found = first !== undefined && first.type !== "Identifier";
  walk(body, (node) => {
    found ||= node.type === "Identifier" && first?.type === "Identifier" && node.name === first.name;
    found ||= node.type === "Identifier" && node.name === "arguments";
  });
  return found;
}
