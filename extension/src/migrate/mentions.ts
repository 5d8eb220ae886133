import type { AnyNode } from "acorn";
import type { NamedFunctions, OwnFunction } from "./named-functions.js";
import { placeOf } from "./edits.js";
import type { Source } from "./source.js";
import { walk } from "./walk.js";

const LANGUAGE = /^(valueOf|toString|toJSON|then|handleEvent)$/;

/** Returns the first place where a function is named and not called so that the call could wait; undefined for none. */
export function strayMention(own: OwnFunction, all: NamedFunctions): string | undefined {
  const known = new Set<AnyNode>(all.callsOf(own).map(({ node }) => calleeName(node.callee)));
  const sources = [...new Set(all.units.map(({ source }) => source))];
  for (const name of own.names) {
    if (LANGUAGE.test(name)) {
      return `the language itself calls ${name}`;
    }
    for (const unit of all.units) {
      const at = inScript(unit.tree, name, known, own);
      if (at !== undefined) {
        return said(unit.source, unit.offset + at, name);
      }
    }
    for (const source of sources) {
      const at = inRest(source, name);
      if (at !== undefined) {
        return said(source, at, name);
      }
    }
  }
  return undefined;
}

function said(source: Source, at: number, name: string): string {
  return `${source.file}:${placeOf(source.text, at).line} has ${name} other than as a call that can wait`;
}

function calleeName(callee: AnyNode): AnyNode {
  return callee.type === "MemberExpression" ? callee.property : callee;
}

function inScript(tree: AnyNode, name: string, known: ReadonlySet<AnyNode>, own: OwnFunction): number | undefined {
  const [owner = ""] = own.receivers;
  let found: number | undefined;
  walk(tree, (node, holders) => {
    const isNamed = (node.type === "Identifier" || node.type === "PrivateIdentifier") && node.name === name;
    const isStray =
      (isNamed && !known.has(node) && !defines(node, holders, own) && !isHandedOn(node, holders)) ||
      (node.type === "Literal" && typeof node.value === "string" && hasName(node.value, name)) ||
      (node.type === "TemplateElement" && hasName(node.value.raw, name)) ||
      (node.type === "Identifier" && node.name === owner && isOwnerGivenAway(node, holders));
    found ??= isStray ? node.start : undefined;
  });
  return found;
}

function defines(node: AnyNode, holders: readonly AnyNode[], own: OwnFunction): boolean {
  const holder = holders.at(-1);
  const definition = own.holders.at(-1);
  const assigned = definition?.type === "AssignmentExpression" ? definition.left : undefined;
  return (
    (holder === own.node && own.node.type !== "ArrowFunctionExpression" && own.node.id === node) ||
    (holder !== undefined && holder === definition && node !== own.node) ||
    (assigned?.type === "MemberExpression" && holder === assigned && assigned.property === node)
  );
}

/** Tells of what modules export and import under its own name, and of what only a page's load runs. */
function isHandedOn(node: AnyNode, holders: readonly AnyNode[]): boolean {
  const holder = holders.at(-1);
  return (
    (holder?.type === "ImportSpecifier" && holder.imported.start === holder.local.start) ||
    (holder?.type === "ExportSpecifier" && holder.exported.start === holder.local.start) ||
    isRunOnLoad(node, holder)
  );
}

/** Tells of a function that runs once the page is there, and whose value nobody takes. */
export function isRunOnLoad(node: AnyNode, holder: AnyNode | undefined): boolean {
  if (holder?.type === "AssignmentExpression") {
    const { left, right } = holder;
    const isWindow =
      left.type === "MemberExpression" && left.object.type === "Identifier" && left.object.name === "window";
    return right === node && isWindow && left.property.type === "Identifier" && left.property.name === "onload";
  }
  if (holder?.type !== "CallExpression") {
    return false;
  }
  const { callee, arguments: given } = holder;
  if (callee.type === "Identifier") {
    return /^(\$|jQuery)$/.test(callee.name) && given[0] === node;
  }
  const name = callee.type === "MemberExpression" && callee.property.type === "Identifier" ? callee.property.name : "";
  const [first] = given;
  const isLoad = first?.type === "Literal" && /^(load|DOMContentLoaded)$/.test(String(first.value));
  return (name === "ready" && first === node) || (name === "addEventListener" && isLoad && given[1] === node);
}

/** Tells of an object that gets another name, or whose functions are reached by a text. */
function isOwnerGivenAway(node: AnyNode, holders: readonly AnyNode[]): boolean {
  const holder = holders.at(-1);
  if (holder?.type === "MemberExpression") {
    const outer = holders.at(-2);
    const isSet = outer?.type === "AssignmentExpression" && outer.left === holder;
    return holder.object === node ? holder.computed : !isSet;
  }
  const isMade =
    (holder?.type === "VariableDeclarator" && holder.id === node) ||
    (holder?.type === "AssignmentExpression" && holder.left === node);
  return !isMade;
}

function escaped(name: string): string {
  return name.replaceAll("$", "\\$");
}

/** Tells of a text that is a name, calls it, or has it within a handler. */
function hasName(text: string, name: string): boolean {
  return (
    text === name || calledIn(name).test(text) || (/\bon[a-z]+\s*=|javascript:/i.test(text) && wordOf(name).test(text))
  );
}

function wordOf(name: string): RegExp {
  return new RegExp(`(?<![\\w$])${escaped(name)}(?![\\w$])`);
}

function calledIn(name: string): RegExp {
  return new RegExp(`${wordOf(name).source}\\s*\\(`);
}

function inRest({ rest, loose }: Source, name: string): number | undefined {
  const part = loose.find(({ start, end }) => wordOf(name).test(rest.slice(start, end)));
  return part?.start ?? calledIn(name).exec(rest)?.index;
}
