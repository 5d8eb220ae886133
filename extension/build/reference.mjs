import { rm } from "node:fs/promises";
import { Application } from "typedoc";
import { OLD_FAMILIES } from "./library.mjs";

/** Entry points of the page library; each names its module in a comment. */
export const ENTRY_POINTS = [
  "src/page/index.ts",
  "src/elements/index.ts",
  ...OLD_FAMILIES.map((family) => `src/old/${family}/index.ts`),
];

/**
 * Writes the API reference of the page library as web pages. The same sources give the same bytes. Paths are relative to the
 * extension's folder.
 *
 * @param {{ folder: string, version: string }} target
 */
export async function writeReference({ folder, version }) {
  const application = await Application.bootstrap({
    entryPoints: ENTRY_POINTS,
    name: `signing-helper ${version}`,
    readme: "none",
    tsconfig: "tsconfig.json",
    disableSources: true,
    hideGenerator: true,
    excludePrivate: true,
    excludeExternals: true,
    // Examples stay without colours: half a second after it began, the highlighter gives up a line, so a busy computer writes other bytes.
    ignoredHighlightLanguages: ["js", "ts", "typescript", "html"],
    // The names of two messages of the protocol, which pages know by others: Binding, and Token without what pages do not see.
    intentionallyNotExported: ["LoginBindResult", "target/generated/protocol/messages.ts:Token"],
    validation: { notExported: true, invalidLink: true, notDocumented: false },
    logLevel: "Warn",
  });
  const project = await application.convert();
  if (project === undefined) {
    throw new Error("The page library does not compile.");
  }
  application.validate(project);
  if (application.logger.hasWarnings() || application.logger.hasErrors()) {
    throw new Error("The reference of the page library has gaps.");
  }
  await rm(folder, { recursive: true, force: true });
  await application.generateDocs(project, folder);
}
