import type { AnyNode, CallExpression } from "acorn";
import { type Call, NamedFunctions, type OwnFunction, placeOfAsync } from "./named-functions.js";
import type { Owners } from "./owners.js";
import type { Report } from "./report.js";
import type { Unit } from "./source.js";
import { calledName, isFunction, walk } from "./walk.js";

/** Functions that call theirs at once, and use what it gives. */
const AT_ONCE = /^(forEach|map|filter|some|every|find|findIndex|sort|reduce|replace|each|grep)$/;
const SUBMIT = /^(submit|onsubmit)$/;
const HOLD = "signingHelperOld.submitAfter";

/** Puts `await` before the calls that need one, and makes the functions around them asynchronous, up to the event. */
export class Asynchronous {
  private readonly own: NamedFunctions;
  private readonly awaited = new Set<CallExpression>();
  private readonly made = new Set<OwnFunction["node"]>();

  constructor(
    units: readonly Unit[],
    private readonly owners: Owners,
    private readonly report: Report,
  ) {
    this.own = new NamedFunctions(units);
  }

  run(): void {
    for (const call of this.own.calls) {
      this.look(call);
    }
  }

  /** Tells a page of callbacks, which stays as it is. */
  private get callsBack(): boolean {
    return this.own.calls.some(({ node }) => {
      const isOld = this.owners.functionOf(node)?.full.startsWith("SOF_") === true;
      return isOld && node.arguments.some(isFunctionLike);
    });
  }

  private look(call: Call): void {
    const { unit, node } = call;
    const called = this.owners.functionOf(node);
    if (called === undefined || this.isOwn(node)) {
      return;
    }
    const at = unit.offset + node.start;
    if (!called.isCarried) {
      const { reason, instead } = called.shape.table.refused[called.full] ?? { reason: "", instead: "" };
      this.report.think(unit.source, at, `${called.full} is not carried over: ${reason}. Use ${instead}.`);
    } else if (node.arguments.some(isFunctionLike) || called.shape.atOnce.includes(called.full)) {
      this.report.note(unit.source, at, "unchanged", called.full);
    } else if (called.shape.table.family === "xtxsab" && (this.callsBack || !called.full.startsWith("SOF_"))) {
      const isIdle = call.holders.at(-1)?.type === "ExpressionStatement";
      this.report.note(unit.source, at, isIdle ? "unchanged" : "think", `${called.full} without a callback`);
    } else {
      this.wait(call, called.full);
    }
  }

  /** A page's own function may have the name of a family's. */
  private isOwn(node: CallExpression): boolean {
    return node.callee.type === "Identifier" && this.own.named(node.callee.name).length > 0;
  }

  /** @param name for the report; the function that is waited for */
  private wait(call: Call, name: string): void {
    const { unit, node, holders } = call;
    const at = unit.offset + node.start;
    if (this.awaited.has(node)) {
      return;
    }
    this.awaited.add(node);
    const holder = holders.at(-1);
    if (holder?.type === "AwaitExpression" || isChained(node, holders)) {
      this.report.note(unit.source, at, "unchanged", name);
      return;
    }
    const within = this.own.holding(call);
    if (within === undefined && unit.kind === "handler") {
      this.handler(call, name);
      return;
    }
    if (within === undefined && unit.kind === "script") {
      this.report.refuse(unit.source, at, `${name} is called while the script loads: move it into a function`);
      return;
    }
    const isInside = isReceiver(node, holder);
    this.report.change(unit.source, { start: at, end: at, text: isInside ? "(await " : "await " });
    if (isInside) {
      const end = unit.offset + node.end;
      this.report.change(unit.source, { start: end, end, text: ")" });
    }
    this.report.note(unit.source, at, "await", name);
    if (within !== undefined) {
      this.makeAsync(within, name);
    }
  }

  private makeAsync(own: OwnFunction, because: string): void {
    if (own.node.async || this.made.has(own.node)) {
      return;
    }
    this.made.add(own.node);
    const { unit, node } = own;
    const at = unit.offset + node.start;
    const place = placeOfAsync(own);
    const objection = place === undefined ? "it cannot be asynchronous" : objectionTo(own);
    if (place === undefined || objection !== undefined) {
      this.report.refuse(unit.source, at, `${because} is called within a function: ${objection ?? ""}`);
      return;
    }
    this.report.change(unit.source, { start: unit.offset + place, end: unit.offset + place, text: "async " });
    this.report.note(unit.source, at, "async", own.names[0] ?? "function without a name");
    for (const name of own.names) {
      if (this.own.named(name).length > 1) {
        this.report.refuse(unit.source, at, `${name} is the name of several functions`);
      }
    }
    this.own.callsOf(own).forEach((call) => {
      this.report.link(unit.source, call.unit.source);
      this.wait(call, own.names[0] ?? "");
    });
  }

  /** An event's handler starts the work and ends; one that decides on a form holds it, and submits it afterwards. */
  private handler({ unit, node, holders }: Call, name: string): void {
    const at = unit.offset + node.start;
    const holder = holders.at(-1);
    if (
      holders.some(({ type }) => type === "CallExpression") &&
      calledName(holders.at(-1) as CallExpression) === "submitAfter"
    ) {
      this.report.note(unit.source, at, "unchanged", name);
    } else if (holder?.type === "ReturnStatement" && unit.tree.body.at(-1) === holder) {
      const end = unit.offset + node.end;
      this.report.change(unit.source, { start: at, end: at, text: `${HOLD}(event, ` });
      this.report.change(unit.source, { start: end, end, text: ")" });
      this.report.note(unit.source, at, "form", `${name}: the form is held, and submitted after it`);
    } else if (holder?.type === "ExpressionStatement" && unit.tree.body.at(-1) === holder) {
      this.report.note(unit.source, at, "unchanged", name);
    } else {
      this.report.refuse(unit.source, at, `${name} is called in a handler that goes on after it`);
    }
  }
}

function isFunctionLike(node: AnyNode): boolean {
  return isFunction(node) || (node.type === "Identifier" && /(callback|cb|handler|fn)$/i.test(node.name));
}

/** A Promise that the page itself waits for. */
function isChained(node: AnyNode, holders: readonly AnyNode[]): boolean {
  const holder = holders.at(-1);
  return (
    holder?.type === "MemberExpression" &&
    holder.object === node &&
    holder.property.type === "Identifier" &&
    /^(then|catch|finally)$/.test(holder.property.name)
  );
}

function isReceiver(node: AnyNode, holder: AnyNode | undefined): boolean {
  return (
    (holder?.type === "MemberExpression" && holder.object === node) ||
    (holder?.type === "CallExpression" && holder.callee === node) ||
    (holder?.type === "BinaryExpression" && holder.operator === "**" && holder.left === node)
  );
}

/** Returns the reason why a Promise in the place of a function's value would change the page. */
function objectionTo({ node, holders }: OwnFunction): string | undefined {
  const holder = holders.at(-1);
  if (holder?.type === "CallExpression" && holder.callee !== node) {
    const name = calledName(holder) ?? "";
    const [first] = holder.arguments;
    const isSubmit = SUBMIT.test(name) || (first?.type === "Literal" && first.value === "submit");
    if (AT_ONCE.test(name)) {
      return `${name} uses what it gives at once`;
    }
    if (isSubmit || decides(node)) {
      return "what it gives decides on the event";
    }
  }
  if (holder?.type === "AssignmentExpression" && holder.left.type === "MemberExpression") {
    const { property } = holder.left;
    if (
      property.type === "Identifier" &&
      (SUBMIT.test(property.name) || (/^on/.test(property.name) && decides(node)))
    ) {
      return "what it gives decides on the event";
    }
  }
  return undefined;
}

/** A handler that gives false keeps the browser from its own action. */
function decides(own: AnyNode): boolean {
  let found = false;
  walk(own, (node) => {
    found ||= node.type === "ReturnStatement" && node.argument?.type === "Literal" && node.argument.value === false;
  });
  return found;
}
