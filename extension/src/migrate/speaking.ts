import type { AnyNode, CallExpression, NewExpression } from "acorn";
import type { Mention } from "./local-addresses.js";
import { calledName, isFunction, propertyOf } from "./walk.js";

const CALL = "call the adapter's function in its place";
const WAITING = `${CALL}, with await before it`;
const ANSWERED = `${CALL}, and do with its answer what the handler does`;
const MESSAGES = `take it out, and call the adapter's function in the place of each message`;
const SCRIPT = "take it out: the adapter's script stands in its place";

/** Functions that speak to an address, and what to do in their place. */
const SPEAKING: Record<string, string> = {
  open: ANSWERED,
  fetch: ANSWERED,
  sendBeacon: ANSWERED,
  ajax: ANSWERED,
  get: ANSWERED,
  post: ANSWERED,
  getJSON: ANSWERED,
  load: ANSWERED,
  axios: ANSWERED,
  request: ANSWERED,
  WebSocket: MESSAGES,
  EventSource: MESSAGES,
  getScript: SCRIPT,
  importScripts: SCRIPT,
};

/** Returns how a page speaks to an address and what to do in its place; undefined where it only names it. */
export function speakingOf({ node, holders }: Mention): string | undefined {
  for (const [index, holder] of [...holders.entries()].reverse()) {
    const inner = holders[index + 1] ?? node;
    if (isFunction(holder)) {
      return undefined;
    }
    if (holder.type === "AssignmentExpression" && holder.right === inner && propertyOf(holder.left) === "src") {
      return `by an element: ${SCRIPT}`;
    }
    if ((holder.type === "CallExpression" || holder.type === "NewExpression") && holder.callee !== inner) {
      const spoken = calledBy(holder);
      if (spoken !== undefined) {
        return spoken;
      }
    }
  }
  return undefined;
}

function calledBy(call: CallExpression | NewExpression): string | undefined {
  const name = calledName(call as CallExpression) ?? "";
  const remedy = Object.hasOwn(SPEAKING, name) ? SPEAKING[name] : undefined;
  if (remedy === undefined) {
    return undefined;
  }
  const isWaiting = (name === "open" && isFalse(call.arguments[2])) || call.arguments.some(hasAsyncFalse);
  if (call.arguments.some(isForScript)) {
    return `by ${name} as a script: ${ANSWERED}`;
  }
  return isWaiting ? `by ${name}, and waits for the answer: ${WAITING}` : `by ${name}: ${remedy}`;
}

function isFalse(node: AnyNode | undefined): boolean {
  return (
    (node?.type === "Literal" && (node.value === false || node.value === 0)) ||
    (node?.type === "UnaryExpression" && node.operator === "!" && node.argument.type === "Literal")
  );
}

function valueOf(settings: AnyNode, name: string): AnyNode | undefined {
  const found = settings.type === "ObjectExpression" ? settings.properties : [];
  return found.flatMap((one) =>
    one.type === "Property" && one.key.type === "Identifier" && one.key.name === name ? [one.value] : [],
  )[0];
}

function hasAsyncFalse(settings: AnyNode): boolean {
  return isFalse(valueOf(settings, "async"));
}

function isForScript(settings: AnyNode): boolean {
  const type = valueOf(settings, "dataType");
  return type?.type === "Literal" && (type.value === "jsonp" || type.value === "script");
}
