import type { AnyNode } from "acorn";
import type { Unit } from "./source.js";
import { isFunction, propertyOf, walk } from "./walk.js";

const HOSTS = String.raw`(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(?![\w.-])`;
const WITHIN = new RegExp(String.raw`((https?|wss?):)?//${HOSTS}`, "i");
const ALONE = new RegExp(`^${HOSTS}`, "i");
const COMPARING = /^(indexOf|includes|startsWith|endsWith|test|match|equals)$/;

/** Text that names a program on the computer: an address, or a part of one. */
export function localAddress(text: string): string | undefined {
  return WITHIN.exec(text)?.[0];
}

/** Returns what a node says of a program on the computer, unless the page only compares itself with it. */
function addressOf(node: AnyNode, holder: AnyNode | undefined): string | undefined {
  const text = textOf(node);
  return localAddress(text) ?? (holder && compares(holder) ? undefined : ALONE.exec(text)?.[0]);
}

function compares(holder: AnyNode): boolean {
  return (
    (holder.type === "BinaryExpression" && holder.operator !== "+") ||
    holder.type === "SwitchCase" ||
    (holder.type === "CallExpression" && COMPARING.test(propertyOf(holder.callee) ?? ""))
  );
}

/** A place that names a program on the computer, with what holds it, the nearest last. */
export interface Mention {
  node: AnyNode;
  holders: readonly AnyNode[];
  said: string;
  /** By a variable or a field that has the address. */
  isByName: boolean;
}

/** Addresses of programs on the computer, and the names under which scripts keep them. */
export class LocalAddresses {
  /** Names with their verdicts: true where each of a name's values is such an address. */
  private readonly names = new Map<string, boolean>();

  constructor(units: readonly Unit[]) {
    // An address may be made of another's name, so the names are gathered until there are no more.
    for (let known = -1; known !== this.count();) {
      known = this.count();
      const found = new Map<string, boolean>();
      for (const { tree } of units) {
        walk(tree, (node) => {
          for (const [name, value] of valuesIn(node)) {
            found.set(name, found.get(name) !== false && value !== undefined && this.isWithin(value));
          }
        });
      }
      found.forEach((isAddress, name) => this.names.set(name, isAddress));
    }
  }

  mentionedIn({ tree }: Unit): Mention[] {
    const found: Mention[] = [];
    walk(tree, (node, holders) => {
      const said = addressOf(node, holders.at(-1));
      const name = said === undefined ? this.nameOf(node, holders.at(-1)) : undefined;
      if (said !== undefined || name !== undefined) {
        found.push({ node, holders, said: said ?? name ?? "", isByName: said === undefined });
      }
    });
    return found;
  }

  private count(): number {
    return [...this.names.values()].filter(Boolean).length;
  }

  private isWithin(value: AnyNode): boolean {
    let isFound = false;
    walk(value, (node, holders) => {
      const isOwn = ![...holders, node].some((one) => isFunction(one) || one.type === "ObjectExpression");
      isFound ||= isOwn && (addressOf(node, holders.at(-1)) ?? this.nameOf(node, holders.at(-1))) !== undefined;
    });
    return isFound;
  }

  private nameOf(node: AnyNode, holder: AnyNode | undefined): string | undefined {
    const isOther =
      (holder?.type === "MemberExpression" && !holder.computed) || (holder?.type === "Property" && holder.key === node);
    const name = node.type === "Identifier" ? (isOther ? undefined : node.name) : propertyOf(node);
    return name !== undefined && this.names.get(name) === true ? name : undefined;
  }
}

/** Returns the names that a node gives a value, which is unknown for parameters. */
function valuesIn(node: AnyNode): [string, AnyNode | undefined][] {
  if (isFunction(node)) {
    return node.params.flatMap((one): [string, undefined][] =>
      one.type === "Identifier" ? [[one.name, undefined]] : [],
    );
  }
  if (node.type === "VariableDeclarator") {
    return node.id.type === "Identifier" && node.init ? [[node.id.name, node.init]] : [];
  }
  if (node.type === "AssignmentExpression") {
    const name = node.left.type === "Identifier" ? node.left.name : propertyOf(node.left);
    return name === undefined ? [] : [[name, node.right]];
  }
  if (node.type === "Property" && node.key.type === "Identifier") {
    return [[node.key.name, node.value]];
  }
  return [];
}

export function textOf(node: AnyNode): string {
  const text = node.type === "Literal" ? node.value : node.type === "TemplateElement" ? node.value.raw : "";
  return typeof text === "string" ? text : "";
}
