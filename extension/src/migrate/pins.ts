import type { AnyNode, CallExpression } from "acorn";
import type { Owners } from "./owners.js";
import type { Report } from "./report.js";
import type { Field, Source, Unit } from "./source.js";
import { walk } from "./walk.js";

/** Removes a PIN from calls, and its field from the page where nothing else uses it. */
export function removePins(sources: readonly Source[], owners: Owners, report: Report): void {
  const units = sources.flatMap((source) => source.units);
  const given = units.flatMap((unit) => argumentsOf(unit, owners));
  const fields = sources.flatMap((source) => source.pins.map((field) => ({ source, field })));
  for (const { unit, node } of given) {
    const mine = fields.find(({ field }) => reads(unit, node, field));
    const at = unit.offset + node.start;
    const own = unit.source.text.slice(at, unit.offset + node.end);
    if (mine === undefined) {
      report.think(
        unit.source,
        at,
        `the PIN comes from ${own}, whose field is not found; the adapter does not read it`,
      );
      continue;
    }
    const uses = units.reduce((sum, one) => sum + usesOf(one, mine.field), 0);
    const ours = given.filter((one) => reads(one.unit, one.node, mine.field)).length;
    if (uses > ours) {
      report.think(
        unit.source,
        at,
        `the PIN comes from ${own}, whose field is used elsewhere too; remove both yourself`,
      );
      continue;
    }
    report.change(unit.source, { start: at, end: unit.offset + node.end, text: '""' });
    report.note(unit.source, at, "pin", own);
    removeField(mine.source, mine.field, report);
    report.link(unit.source, mine.source);
  }
}

function removeField(source: Source, { start, end }: Field, report: Report): void {
  if (!report.findings.some((one) => one.source === source && one.kind === "pin" && one.at === start)) {
    report.change(source, { start, end, text: "" });
    report.note(source, start, "pin", source.text.slice(start, end));
  }
}

/** Returns the arguments that are PINs, but for those that are empty already. */
function argumentsOf(unit: Unit, owners: Owners): { unit: Unit; node: AnyNode }[] {
  const found: { unit: Unit; node: AnyNode }[] = [];
  walk(unit.tree, (node) => {
    const places = node.type === "CallExpression" ? placesOf(node, owners) : [];
    for (const place of places) {
      const argument = (node as CallExpression).arguments[place];
      if (argument !== undefined && !(argument.type === "Literal" && argument.value === "")) {
        found.push({ unit, node: argument });
      }
    }
  });
  return found;
}

function placesOf(node: CallExpression, owners: Owners): readonly number[] {
  const called = owners.functionOf(node);
  return called?.shape.pins[called.full] ?? [];
}

/** Tests that an expression names a field and takes its value. */
function reads(unit: Unit, node: AnyNode, field: Field): boolean {
  return (
    /\.(value|val\(\))$/.test(unit.source.text.slice(unit.offset + node.start, unit.offset + node.end)) &&
    usesIn(node, field) > 0
  );
}

function usesOf({ tree }: Unit, field: Field): number {
  return usesIn(tree, field);
}

/** Counts the places that name a field: as a property, a variable, or the text of an id or a selector. */
function usesIn(root: AnyNode | Unit["tree"], { id, name }: Field): number {
  const own = [id, name].filter((one) => one !== "");
  let found = 0;
  walk(root, (node, holders) => {
    const isOwn =
      (node.type === "Identifier" && own.includes(node.name) && !isKey(node, holders.at(-1))) ||
      (node.type === "Literal" &&
        typeof node.value === "string" &&
        own.some((one) => names(node.value as string, one)));
    found += isOwn ? 1 : 0;
  });
  return found;
}

function isKey(node: AnyNode, holder: AnyNode | undefined): boolean {
  return holder?.type === "Property" && holder.key === node && holder.value !== node;
}

function names(text: string, own: string): boolean {
  return (
    text === own ||
    text === `#${own}` ||
    text.includes(`[name=${own}]`) ||
    text.includes(`name='${own}'`) ||
    text.includes(`name="${own}"`)
  );
}
