import { Asynchronous } from "./asynchronous.js";
import { Owners } from "./owners.js";
import { removePins } from "./pins.js";
import { Report } from "./report.js";
import { read, type Source } from "./source.js";
import { nameWires } from "./wires.js";
import { walk } from "./walk.js";

/** The adapter's script in a page, and the name of the page's object where the family has none of its own. */
export interface Tag {
  address: string;
  object?: string | undefined;
}

/**
 * Migrates files that belong together: what one defines, another may call.
 *
 * @param files texts by their names
 * @param tag of the adapter's classic script, which is added before the first own script; undefined to add none
 */
export function migrate(files: ReadonlyMap<string, string>, tag?: Tag): { sources: Source[]; report: Report } {
  const report = new Report();
  const sources = [...files].map(([file, text]) => read(file, text));
  const units = sources.flatMap((source) => source.units);
  const owners = new Owners(units);
  for (const source of sources) {
    for (const { at, why } of source.unread) {
      report.think(source, at, `a script that is not understood (${why}); it is left as it is`);
    }
  }
  new Asynchronous(units, owners, report).run();
  nameDoubts(sources, owners, report);
  removePins(sources, owners, report);
  nameWires(units, report);
  if (tag !== undefined) {
    sources.forEach((source) => {
      addScript(source, tag, report);
    });
  }
  return { sources, report };
}

/** Names calls of unknown objects, in files that have others of a family. */
function nameDoubts(sources: readonly Source[], owners: Owners, report: Report): void {
  for (const source of sources.filter((one) => report.has(one, "await", "unchanged"))) {
    for (const { tree, offset } of source.units) {
      walk(tree, (node) => {
        if (node.type === "CallExpression" && owners.isDoubtful(node)) {
          const text = source.text.slice(offset + node.callee.start, offset + node.callee.end);
          report.think(
            source,
            offset + node.start,
            `${text} has the name of an old function, and what it belongs to is not known`,
          );
        }
      });
    }
  }
}

function addScript(source: Source, { address, object }: Tag, report: Report): void {
  const { beforeOwnScript: at, text } = source;
  const named = object === undefined ? "" : ` data-object="${object}"`;
  if (at !== undefined && report.has(source, "await", "unchanged") && !text.includes(`src="${address}"`)) {
    report.change(source, { start: at, end: at, text: `<script src="${address}"${named}></script>\n` });
    report.note(source, at, "script", address);
  }
}
