import type { AnyNode } from "acorn";
import type { Report } from "./report.js";
import { functionOf, type OldFunction } from "./shapes.js";
import type { Unit } from "./source.js";
import { walk } from "./walk.js";
import { WIRE_FUNCTIONS } from "./wire-functions.js";

const LOCAL = /^((https?|wss?):\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?|(\/\/)?127\.0\.0\.1(:\d+)?(?=\/|$))/i;
/** Names of functions in a message that is a text. */
const NAMED = /["']([A-Z]*FunctionID|Function)["']\s*:\s*["']?(\w+)/g;
const KEYS = /^([A-Z]*FunctionID|Function)$/;

/**
 * Names each address of a program on the computer, which the page's own script speaks to, and each function that it asks for.
 * How such a message names the certificate is not known, so none is changed.
 */
export function nameWires(units: readonly Unit[], report: Report): void {
  const isSpeaking = units.some((unit) => addresses(unit).length > 0);
  for (const unit of units) {
    const { source, offset } = unit;
    for (const { at, said } of addresses(unit)) {
      report.think(source, offset + at, `speaks to ${said} itself: call the adapter's function in its place`);
    }
    if (isSpeaking) {
      for (const { at, said } of asked(unit)) {
        report.think(source, offset + at, `asks for ${said} over the wire: ${insteadOf(said)}`);
      }
    }
  }
}

interface Found {
  at: number;
  said: string;
}

function addresses({ tree }: Unit): Found[] {
  const found: Found[] = [];
  walk(tree, (node) => {
    const said = LOCAL.exec(textOf(node))?.[0];
    if (said !== undefined) {
      found.push({ at: node.start, said });
    }
  });
  return found;
}

function asked({ tree }: Unit): Found[] {
  const found: Found[] = [];
  walk(tree, (node) => {
    if (node.type === "Property" && node.value.type === "Literal" && KEYS.test(keyOf(node.key))) {
      found.push({ at: node.start, said: String(node.value.value) });
    }
    for (const [, , said = ""] of textOf(node).matchAll(NAMED)) {
      found.push({ at: node.start, said });
    }
  });
  return found;
}

function textOf(node: AnyNode): string {
  const text = node.type === "Literal" ? node.value : node.type === "TemplateElement" ? node.value.raw : "";
  return typeof text === "string" ? text : "";
}

function keyOf(key: AnyNode): string {
  return key.type === "Identifier" ? key.name : textOf(key);
}

function insteadOf(said: string): string {
  const known: OldFunction | undefined = WIRE_FUNCTIONS.get(said) ?? functionOf("", said);
  if (known === undefined) {
    return "no adapter knows this function";
  }
  const { full, isCarried, shape } = known;
  const { reason = "", instead = "" } = shape.table.refused[full] ?? {};
  return isCarried
    ? `call ${full} of the adapter ${shape.table.family}`
    : `${full} is not carried over: ${reason}. Use ${instead}`;
}
