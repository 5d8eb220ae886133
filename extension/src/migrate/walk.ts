import type { AnyNode, CallExpression, Function as FunctionNode, Node } from "acorn";

/** Calls back with each node below, and those that hold it, the nearest last. */
export function walk(node: Node, each: (node: AnyNode, holders: readonly AnyNode[]) => void): void {
  step(node as AnyNode, []);

  function step(at: AnyNode, holders: readonly AnyNode[]): void {
    each(at, holders);
    const inner = [...holders, at];
    for (const value of Object.values(at)) {
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value as unknown]) {
        if (isNode(child)) {
          step(child, inner);
        }
      }
    }
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

export function isFunction(node: AnyNode): node is AnyNode & FunctionNode {
  return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);
}

/** Returns the name under which a call reaches its function, whatever its receiver. */
export function calledName({ callee }: CallExpression): string | undefined {
  return callee.type === "Identifier" ? callee.name : propertyOf(callee);
}

/** Returns the name of a property that stands in the script as it is. */
export function propertyOf(node: AnyNode): string | undefined {
  return node.type === "MemberExpression" && !node.computed && node.property.type === "Identifier"
    ? node.property.name
    : undefined;
}
