// npx signing-helper-migrate [--write] [--keep-pins] [--script ADDRESS [--object NAME]] FILES
import { readFileSync, writeFileSync } from "node:fs";
import { extname } from "node:path";
import { parseArgs } from "node:util";
import { migrate, type Tag } from "./migration.js";

const USAGE = `Usage: signing-helper-migrate [--write] [--keep-pins] [--script ADDRESS [--object NAME]] FILES
  FILES     pages and scripts that belong together: .js .mjs .html .htm .jsp .aspx .cshtml .vue .ftl, in UTF-8
  --write   changes the files; without it only the report is printed
  --keep-pins  leaves PINs and their fields, for pages that the vendor's client serves as well
  --script  address of the adapter, such as /signing-helper-old-ucapi.classic.js: added before the first script that calls
  --object  name of the page's object with the family's functions, for the adapters sof and netca`;
const ENDINGS = [".js", ".mjs", ".html", ".htm", ".jsp", ".aspx", ".cshtml", ".vue", ".ftl"];

function given(): { files: string[]; isWriting: boolean; keepsPins: boolean; tag: Tag | undefined } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        "keep-pins": { type: "boolean", default: false },
        write: { type: "boolean", default: false },
        script: { type: "string" },
        object: { type: "string" },
      },
    });
    const strange = positionals.find((file) => !ENDINGS.includes(extname(file).toLowerCase()));
    if (positionals.length > 0 && strange === undefined) {
      const { write: isWriting, "keep-pins": keepsPins, script: address, object } = values;
      return { files: positionals, isWriting, keepsPins, tag: address === undefined ? undefined : { address, object } };
    }
    console.error(strange === undefined ? USAGE : `${strange}: no page or script\n${USAGE}`);
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
  }
  process.exit(2);
}

/** Reads UTF-8 strictly: a file in GBK, written back, would be damaged. */
function textOf(file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    console.error(`${file}: ${error instanceof TypeError ? "not in UTF-8; convert it first" : String(error)}`);
    process.exit(1);
  }
}

const { files, isWriting, keepsPins, tag } = given();
const { sources, report } = migrate(new Map(files.map((file) => [file, textOf(file)])), tag, { keepsPins });
report.lines().forEach((line) => {
  console.log(line);
});
const changed = sources.filter((source) => report.textOf(source) !== source.text);
if (isWriting) {
  changed.forEach((source) => {
    writeFileSync(source.file, report.textOf(source));
  });
}
console.log(`${report.counts()}; files ${isWriting ? "changed" : "to change"}: ${changed.length} of ${sources.length}`);
