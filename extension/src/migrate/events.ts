import type { AnyNode, Function as FunctionNode, ObjectExpression } from "acorn";
import { isRunOnLoad } from "./mentions.js";
import type { OwnFunction } from "./named-functions.js";
import type { Unit } from "./source.js";
import { calledName, isFunction, propertyOf, walk } from "./walk.js";

/** Names by which a script takes part in what the browser does after the handler. */
const DECISION = /^(event|preventDefault|stopPropagation|stopImmediatePropagation|returnValue|currentTarget)$/;
const KINDS = /^(click|dblclick|change|input|focus|blur)$/;

/**
 * Returns the reason why a function that is handed over where it stands cannot wait; undefined where it can.
 *
 * @param all that may change how jQuery's requests run
 */
export function objectionToHandler({ node, holders }: OwnFunction, all: readonly Unit[]): string | undefined {
  const holder = holders.at(-1);
  if (isRunOnLoad(node, holder) || (isCallbackOfRequest(node, holders) && !changeRequests(all))) {
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

const REQUESTS = /^(ajax|get|post|getJSON)$/;

/** Tells of a function that jQuery runs after a request, and for which nothing waits, neither the page nor jQuery. */
function isCallbackOfRequest(node: AnyNode, holders: readonly AnyNode[]): boolean {
  const property = holders.at(-1);
  const settings = holders.at(-2);
  const isNamed = property?.type === "Property" && property.value === node && settings?.type === "ObjectExpression";
  const [call, statement] = isNamed ? [holders.at(-3), holders.at(-4)] : [property, settings];
  if (call?.type !== "CallExpression" || statement?.type !== "ExpressionStatement") {
    return false;
  }
  const { callee, arguments: given } = call;
  const isJquery =
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    /^(\$|jQuery)$/.test(callee.object.name) &&
    REQUESTS.test(propertyOf(callee) ?? "");
  return (
    isJquery && (isNamed ? isAfterOnly(property.key, settings) : given.some((one, place) => place > 0 && one === node))
  );
}

/** Tells of scripts that set how all requests run, or that hear when they have ended. */
function changeRequests(all: readonly Unit[]): boolean {
  return all.some(({ source }) => /\bajax(Setup|Prefilter|Complete|Stop|Success|Error)\b/.test(source.text));
}

/** Tests the settings of a request: it may not keep the page waiting, and nothing may come after the callback. */
function isAfterOnly(key: AnyNode, { properties }: ObjectExpression): boolean {
  const names = properties.map((one) =>
    one.type === "Property" && one.key.type === "Identifier" && !one.computed ? one.key.name : "",
  );
  return (
    key.type === "Identifier" &&
    /^(success|error)$/.test(key.name) &&
    !names.some((name) => /^(|async|complete)$/.test(name))
  );
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
