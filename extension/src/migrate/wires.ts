import type { Report } from "./report.js";
import type { Unit } from "./source.js";
import { walk } from "./walk.js";

const LOCAL = /^(https?|wss?):\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?/i;

/** Names each address of a program on the computer, which the page's own script speaks to. */
export function nameWires(units: readonly Unit[], report: Report): void {
  for (const { tree, offset, source } of units) {
    walk(tree, (node) => {
      const text = node.type === "Literal" ? node.value : node.type === "TemplateElement" ? node.value.raw : undefined;
      if (typeof text === "string" && LOCAL.test(text)) {
        const address = LOCAL.exec(text)?.[0] ?? "";
        report.think(
          source,
          offset + node.start,
          `speaks to ${address} itself: call the adapter's function in its place`,
        );
      }
    });
  }
}
