import type { AnyNode, CallExpression, Function as FunctionNode } from "acorn";
import type { Unit } from "./source.js";
import { calledName, isFunction, propertyOf, walk } from "./walk.js";

/** A call, and the nodes that hold it, the nearest last. */
export interface Call {
  unit: Unit;
  node: CallExpression;
  holders: readonly AnyNode[];
}

/** A function of the page's own. */
export interface OwnFunction {
  unit: Unit;
  node: AnyNode & FunctionNode;
  holders: readonly AnyNode[];
  /** Names by which calls reach it; none of a function that is handed over where it stands. */
  names: readonly string[];
  /** Receivers of calls that reach it, empty for a call without one. */
  receivers: readonly string[];
}

/** Functions and calls of the scripts that are migrated together. */
export class NamedFunctions {
  readonly functions: OwnFunction[] = [];
  readonly calls: Call[] = [];

  constructor(readonly units: readonly Unit[]) {
    for (const unit of units) {
      walk(unit.tree, (node, holders) => {
        if (isFunction(node)) {
          this.functions.push({ unit, node, holders, ...reached(node, holders) });
        } else if (node.type === "CallExpression") {
          this.calls.push({ unit, node, holders });
        }
      });
    }
  }

  named(name: string): readonly OwnFunction[] {
    return this.functions.filter(({ names }) => names.includes(name));
  }

  callsOf({ names, receivers }: OwnFunction): readonly Call[] {
    return this.calls.filter(
      ({ node }) => names.includes(calledName(node) ?? "") && receivers.includes(receiverOf(node) ?? "?"),
    );
  }

  holding({ unit, holders }: Call): OwnFunction | undefined {
    const nearest = holders.findLast(isFunction);
    return this.functions.find((one) => one.unit === unit && one.node === nearest);
  }
}

function receiverOf({ callee }: CallExpression): string | undefined {
  return callee.type === "MemberExpression" ? nameOf(callee.object) : "";
}

function nameOf(node: AnyNode | null | undefined): string | undefined {
  return node?.type === "ThisExpression" ? "this" : node?.type === "Identifier" ? node.name : undefined;
}

const GLOBAL = ["", "window"];

function reached(node: AnyNode & FunctionNode, holders: readonly AnyNode[]): Pick<OwnFunction, "names" | "receivers"> {
  const holder = holders.at(-1);
  const inner = node.type === "ArrowFunctionExpression" ? undefined : node.id?.name;
  const all = (name: string | undefined): string[] => [name, inner].filter((one) => one !== undefined);
  if (node.type === "FunctionDeclaration" || holder?.type === "VariableDeclarator") {
    return { names: all(holder?.type === "VariableDeclarator" ? nameOf(holder.id) : undefined), receivers: GLOBAL };
  }
  if (holder?.type === "AssignmentExpression") {
    const { left } = holder;
    const owner = left.type === "MemberExpression" ? nameOf(left.object) : "";
    const name = left.type === "MemberExpression" ? propertyOf(left) : nameOf(left);
    if (owner !== undefined && !/^on[a-z]+$/.test(name ?? "")) {
      return { names: all(name), receivers: GLOBAL.includes(owner) ? GLOBAL : [owner, "this"] };
    }
  }
  if (holder?.type === "Property" && !holder.computed) {
    const owner = ownerOf(holders.at(-3));
    const name = nameOf(holder.key);
    if (owner !== undefined && name !== undefined) {
      return { names: all(name), receivers: [owner, "this"] };
    }
  }
  return { names: [], receivers: [] };
}

/** Returns the name of an object whose functions its own page calls; `this` for the methods of a component. */
function ownerOf(holder: AnyNode | undefined): string | undefined {
  if (holder?.type === "Property") {
    return nameOf(holder.key) === "methods" ? "this" : undefined;
  }
  return holder?.type === "VariableDeclarator"
    ? nameOf(holder.id)
    : holder?.type === "AssignmentExpression"
      ? holder.left.type === "MemberExpression" && nameOf(holder.left.object) === "window"
        ? propertyOf(holder.left)
        : nameOf(holder.left)
      : undefined;
}

/** Returns the place of `async`; undefined for what cannot be one. */
export function placeOfAsync({ node, holders }: OwnFunction): number | undefined {
  const holder = holders.at(-1);
  if (node.generator || holder?.type === "MethodDefinition") {
    return undefined;
  }
  if (holder?.type === "Property" && holder.kind !== "init") {
    return undefined;
  }
  return holder?.type === "Property" && holder.method ? holder.key.start : node.start;
}
