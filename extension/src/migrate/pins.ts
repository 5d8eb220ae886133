import type { AnyNode, CallExpression } from "acorn";
import { basename } from "node:path";
import type { Owners } from "./owners.js";
import type { Report } from "./report.js";
import type { Field, Source, Unit } from "./source.js";
import { walk } from "./walk.js";

interface Given {
  unit: Unit;
  /** Place of the argument in its file. */
  start: number;
  end: number;
  text: string;
}

/** Removes a PIN from calls, and its field from the page where nothing else uses it. */
export function removePins(sources: readonly Source[], owners: Owners, report: Report): void {
  const given = sources.flatMap((source) => source.units).flatMap((unit) => argumentsOf(unit, owners));
  const removed = new Set<Field>();
  for (const one of given) {
    const { source } = one.unit;
    const fields = sources
      .filter((page) => page === source || loads(page, source))
      .flatMap((page) => page.pins.filter((field) => reads(one.text, field)).map((field) => ({ page, field })));
    const [mine] = fields;
    if (mine === undefined) {
      report.think(
        source,
        one.start,
        `the PIN comes from ${one.text}, whose field is not found; the adapter does not read it`,
      );
    } else if (fields.length > 1) {
      report.refuse(source, one.start, `the PIN comes from ${one.text}, and several fields have this name`);
    } else if (mine.field.isServers || isUsedElsewhere(mine, sources, given)) {
      report.think(
        source,
        one.start,
        `the PIN comes from ${one.text}, whose field is used elsewhere too; remove both yourself`,
      );
    } else {
      report.change(source, { start: one.start, end: one.end, text: '""' });
      report.note(source, one.start, "pin", one.text);
      const { start, end } = mine.field;
      if (!removed.has(mine.field)) {
        report.change(mine.page, { start, end, text: "" });
        report.note(mine.page, start, "pin", mine.page.text.slice(start, end));
      }
      removed.add(mine.field);
    }
  }
}

/** Tells of a page that loads a script. */
export function loads(page: Source, script: Source): boolean {
  return page.scripts.some(({ address }) => address !== undefined && fileOf(address) === basename(script.file));
}

function fileOf(address: string): string {
  return basename(address.split(/[?#]/)[0] ?? "");
}

/** Returns the arguments that are PINs, but for those that are empty already. */
function argumentsOf(unit: Unit, owners: Owners): Given[] {
  const found: Given[] = [];
  walk(unit.tree, (node) => {
    const places = node.type === "CallExpression" ? placesOf(node, owners) : [];
    for (const place of places) {
      const argument: AnyNode | undefined = (node as CallExpression).arguments[place];
      if (argument !== undefined && !(argument.type === "Literal" && argument.value === "")) {
        const [start, end] = [unit.offset + argument.start, unit.offset + argument.end];
        found.push({ unit, start, end, text: unit.source.text.slice(start, end) });
      }
    }
  });
  return found;
}

function placesOf(node: CallExpression, owners: Owners): readonly number[] {
  const called = owners.functionOf(node);
  return called?.shape.pins[called.full] ?? [];
}

function wordsOf({ id, name }: Field): RegExp {
  const own = [id, name].filter((one) => one !== "").map((one) => one.replace(/[^\w]/g, "\\$&"));
  return new RegExp(own.length === 0 ? "(?!)" : `(?<![\\w$])(${own.join("|")})(?![\\w$])`);
}

/** Tests that an expression names a field and takes its value. */
function reads(text: string, field: Field): boolean {
  return /\.(value|val\(\))$/.test(text) && wordsOf(field).test(text);
}

const ANY_PASSWORD = /:password|\[type=["']?password/;

/** Tests for the field's name, or a selector of all such fields, beside the field and the arguments. */
function isUsedElsewhere(
  { page, field }: { page: Source; field: Field },
  sources: readonly Source[],
  given: Given[],
): boolean {
  return sources.some((source) => {
    const mine = given.filter(({ unit }) => unit.source === source);
    const parts = [...mine, ...(source === page ? [field] : [])].sort((a, b) => b.start - a.start);
    const rest = parts.reduce((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, source.text);
    return (source === page || loads(page, source)) && (wordsOf(field).test(rest) || ANY_PASSWORD.test(rest));
  });
}
