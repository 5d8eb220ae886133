import type { AnyNode, CallExpression } from "acorn";
import { functionNamed, functionOf, isNameOfAny, type OldFunction, SHAPES } from "./shapes.js";
import type { Unit } from "./source.js";
import { calledName, propertyOf, walk } from "./walk.js";

/** Objects of families behind the names of a page, as far as assignments tell. */
export class Owners {
  private readonly names = new Map<string, string>();

  constructor(units: readonly Unit[]) {
    for (let known = -1; known < this.names.size;) {
      known = this.names.size;
      units.forEach(({ tree }) => {
        walk(tree, (node) => {
          this.learn(node);
        });
      });
    }
  }

  private learn(node: AnyNode): void {
    const [to, from] =
      node.type === "VariableDeclarator"
        ? [node.id, node.init]
        : node.type === "AssignmentExpression"
          ? [node.left, node.right]
          : [];
    const name = to?.type === "Identifier" ? to.name : to?.type === "MemberExpression" ? propertyOf(to) : undefined;
    const owner = from ? this.of(from) : undefined;
    if (name !== undefined && owner !== undefined && !this.names.has(name)) {
      this.names.set(name, owner);
    }
  }

  /** Returns the object of a family that an expression gives; undefined where that is not known. */
  of(node: AnyNode): string | undefined {
    if (node.type === "AwaitExpression") {
      return this.of(node.argument);
    }
    if (node.type === "ConditionalExpression") {
      return this.of(node.consequent) ?? this.of(node.alternate);
    }
    if (node.type === "CallExpression") {
      return this.given(node);
    }
    const named = node.type === "NewExpression" ? node.callee : node;
    const name = named.type === "Identifier" ? named.name : (propertyOf(named) ?? "");
    return (node.type === "NewExpression" ? undefined : this.names.get(name)) ?? root(name);
  }

  private given(call: CallExpression): string | undefined {
    const [first] = call.arguments;
    if (calledName(call) === "getElementById" && first?.type === "Literal") {
      return root(String(first.value));
    }
    const called = this.functionOf(call);
    return called?.shape.gives[called.full];
  }

  /** Returns the function of a family that is called; undefined for any other. */
  functionOf(call: CallExpression): OldFunction | undefined {
    const name = calledName(call);
    if (name === undefined) {
      return undefined;
    }
    if (call.callee.type === "Identifier") {
      return functionOf("", name);
    }
    const owner = call.callee.type === "MemberExpression" ? this.of(call.callee.object) : undefined;
    return owner === undefined ? functionNamed(name) : functionOf(owner, name);
  }

  /** Tells of a call that has a family's name, and whose receiver is not known. */
  isDoubtful(call: CallExpression): boolean {
    const name = calledName(call);
    return (
      name !== undefined &&
      call.callee.type === "MemberExpression" &&
      this.of(call.callee.object) === undefined &&
      this.functionOf(call) === undefined &&
      isNameOfAny(name)
    );
  }
}

function root(name: string): string | undefined {
  return SHAPES.map(({ roots }) => roots[name]).find((found) => found !== undefined);
}
