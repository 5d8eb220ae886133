import type { AnyNode, CallExpression } from "acorn";
import { around } from "./edits.js";
import { decides, objectionToHandler } from "./events.js";
import { strayMention } from "./mentions.js";
import { type Call, NamedFunctions, type OwnFunction, placeOfAsync } from "./named-functions.js";
import type { Owners } from "./owners.js";
import type { Report } from "./report.js";
import type { Unit } from "./source.js";
import { calledName, isFunction } from "./walk.js";

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
      return isOld && node.arguments.some((one) => this.isCallback(one));
    });
  }

  private isCallback(node: AnyNode): boolean {
    const isNamed = node.type === "Identifier" && /(callback|cb|handler|fn)$/i.test(node.name);
    return isFunction(node) || isNamed || (node.type === "Identifier" && this.own.named(node.name).length > 0);
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
    } else if (node.arguments.some((one) => this.isCallback(one)) || called.shape.atOnce.includes(called.full)) {
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
    if (holders.some((one) => one.type === "CallExpression" && calledName(one) === "submitAfter")) {
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
    if (isBeforeBody(call, within)) {
      this.report.refuse(unit.source, at, `${name} is called where no await may stand`);
      return;
    }
    const texts = isReceiver(node, holder) ? (["(await ", ")"] as const) : (["await ", ""] as const);
    around(at, unit.offset + node.end, texts).forEach((edit) => {
      this.report.change(unit.source, edit);
    });
    this.report.note(unit.source, at, "await", name);
    if (within !== undefined) {
      this.makeAsync(within, name);
    }
  }

  private makeAsync(own: OwnFunction, because: string): void {
    if (this.made.has(own.node)) {
      return;
    }
    this.made.add(own.node);
    const { unit, node } = own;
    if (node.async) {
      return;
    }
    const at = unit.offset + node.start;
    const place = placeOfAsync(own);
    const objection = this.objectionTo(own);
    if (place === undefined || objection !== undefined) {
      this.report.refuse(unit.source, at, `${because} is called within a function: ${objection ?? "it cannot wait"}`);
      return;
    }
    this.report.change(unit.source, { start: unit.offset + place, end: unit.offset + place, text: "async " });
    this.report.note(unit.source, at, "async", own.names[0] ?? "function without a name");
    this.own.callsOf(own).forEach((call) => {
      this.wait(call, own.names[0] ?? "");
    });
  }

  /** Returns the reason why a Promise in the place of a function's value would change the page. */
  private objectionTo(own: OwnFunction): string | undefined {
    if (decides(own.node)) {
      return "it may decide on an event";
    }
    if (own.names.length === 0 || own.receivers.length === 0) {
      return objectionToHandler(own, this.own.units);
    }
    const double = own.names.find((name) => this.own.named(name).length > 1);
    return double === undefined ? strayMention(own, this.own) : `${double} is the name of several functions`;
  }

  /** An event's handler starts the work and ends; one that decides on a form holds it, and submits it afterwards. */
  private handler({ unit, node, holders }: Call, name: string): void {
    const at = unit.offset + node.start;
    const holder = holders.at(-1);
    const last = unit.tree.body.at(-1);
    // Some handlers begin with javascript: which is a label there.
    const isLast = (last?.type === "LabeledStatement" ? last.body : last) === holder;
    if (isLast && holder?.type === "ReturnStatement" && unit.action === "submit") {
      around(at, unit.offset + node.end, [`${HOLD}(event, () => `, ")"]).forEach((edit) => {
        this.report.change(unit.source, edit);
      });
      this.report.note(unit.source, at, "form", `${name}: the form is held, and submitted after it`);
    } else if (isLast && holder?.type === "ExpressionStatement" && unit.action === "none") {
      this.report.note(unit.source, at, "unchanged", name);
    } else {
      this.report.refuse(unit.source, at, `${name} is called in a handler that goes on after it, or the browser does`);
    }
  }
}

/** Tests for a place within a function or beside it where its waiting has no effect. */
function isBeforeBody({ node, holders }: Call, within: OwnFunction | undefined): boolean {
  const inner = holders.slice(holders.findLastIndex(isFunction) + 1);
  return (
    inner.some(({ type }) => /^(PropertyDefinition|StaticBlock|ClassBody)$/.test(type)) ||
    within?.node.params.some(({ start, end }) => start <= node.start && node.end <= end) === true
  );
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
