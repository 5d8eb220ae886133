import { Asynchronous } from "./asynchronous.js";
import { Owners } from "./owners.js";
import { loads, removePins } from "./pins.js";
import { read } from "./reading.js";
import { Report } from "./report.js";
import type { Source } from "./source.js";
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
 * @param tag of the adapter's classic script, which is added before the first script that calls; undefined to add none
 */
export function migrate(
  files: ReadonlyMap<string, string>,
  tag?: Tag,
  { keepsPins = false } = {},
): { sources: Source[]; report: Report } {
  const report = new Report();
  const sources = [...files].map(([file, text]) => read(file, text));
  const units = sources.flatMap((source) => source.units);
  const owners = new Owners(units);
  for (const source of sources) {
    for (const { at, why } of source.unread) {
      report.refuse(source, at, `a script that is not understood (${why})`);
    }
  }
  new Asynchronous(units, owners, report).run();
  nameDoubts(sources, owners, report);
  if (!keepsPins) {
    removePins(sources, owners, report);
  }
  nameWires(sources, report);
  sources.forEach((source) => {
    addScript(source, sources, tag, report);
  });
  report.refuseOverlaps();
  refuseBroken(sources, report);
  return { sources, report };
}

/** Reads again what would be written. */
function refuseBroken(sources: readonly Source[], report: Report): void {
  for (const source of sources.filter((one) => one.unread.length === 0)) {
    const [broken] = read(source.file, report.textOf(source)).unread;
    if (broken !== undefined) {
      report.refuse(source, 0, `the changed file could not be read (${broken.why})`);
    }
  }
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

function addScript(source: Source, sources: readonly Source[], tag: Tag | undefined, report: Report): void {
  const calling = sources.filter((one) => report.has(one, "await", "unchanged", "form"));
  const isCalled = (one: Source): boolean => one === source || loads(source, one);
  if (/\.m?js$/i.test(source.file) || !calling.some(isCalled) || /<script[^>]*signing-helper-old/.test(source.text)) {
    return;
  }
  const others = calling.filter((one) => one !== source);
  const place = source.scripts.find(
    ({ address }) =>
      address === undefined || others.some((one) => loads({ ...source, scripts: [{ address, at: 0 }] }, one)),
  );
  if (source.file.endsWith(".vue")) {
    report.think(source, 0, "load the adapter in the page that starts the application");
  } else if (tag === undefined) {
    if (report.has(source, "form")) {
      report.think(source, 0, "the page needs the adapter's script");
    }
  } else if (place === undefined) {
    report.refuse(source, 0, "the page has no script before which the adapter's could stand");
  } else if (!source.text.includes(`src="${tag.address}"`)) {
    const named = tag.object === undefined ? "" : ` data-object="${tag.object}"`;
    report.change(source, { start: place.at, end: place.at, text: `<script src="${tag.address}"${named}></script>\n` });
    report.note(source, place.at, "script", tag.address);
  }
}
