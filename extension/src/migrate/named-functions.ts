import type { AnyNode, CallExpression, Function as FunctionNode, Property } from "acorn";
import type { Unit } from "./source.js";
import { calledName, isFunction, walk } from "./walk.js";

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
}

/** Functions and calls of the scripts that are migrated together. */
export class NamedFunctions {
  readonly functions: OwnFunction[] = [];
  readonly calls: Call[] = [];

  constructor(units: readonly Unit[]) {
    for (const unit of units) {
      walk(unit.tree, (node, holders) => {
        if (isFunction(node)) {
          this.functions.push({ unit, node, holders, names: namesOf(node, holders.at(-1)) });
        } else if (node.type === "CallExpression") {
          this.calls.push({ unit, node, holders });
        }
      });
    }
  }

  named(name: string): readonly OwnFunction[] {
    return this.functions.filter(({ names }) => names.includes(name));
  }

  callsOf({ names }: OwnFunction): readonly Call[] {
    return this.calls.filter(({ node }) => names.includes(calledName(node) ?? ""));
  }

  holding({ unit, holders }: Call): OwnFunction | undefined {
    const nearest = holders.findLast(isFunction);
    return this.functions.find((one) => one.unit === unit && one.node === nearest);
  }
}

function namesOf(node: AnyNode & FunctionNode, holder: AnyNode | undefined): string[] {
  const given =
    holder?.type === "VariableDeclarator"
      ? holder.id
      : holder?.type === "AssignmentExpression"
        ? holder.left
        : holder?.type === "Property" || holder?.type === "MethodDefinition"
          ? holder.key
          : undefined;
  const outer =
    given?.type === "Identifier"
      ? given.name
      : given?.type === "MemberExpression" && given.property.type === "Identifier"
        ? given.property.name
        : undefined;
  const inner = node.type === "ArrowFunctionExpression" ? undefined : node.id?.name;
  return [outer, inner].filter((name) => name !== undefined);
}

/** Returns the place of `async`; undefined for what cannot be one. */
export function placeOfAsync({ node, holders }: OwnFunction): number | undefined {
  const holder = holders.at(-1);
  if (node.generator || (holder?.type === "MethodDefinition" && holder.kind !== "method")) {
    return undefined;
  }
  const isMethod = holder?.type === "MethodDefinition" || (holder?.type === "Property" && holder.method);
  if (holder?.type === "Property" && holder.kind !== "init") {
    return undefined;
  }
  return isMethod ? (holder as Property).key.start : node.start;
}
