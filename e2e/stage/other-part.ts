import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hostOfVersion } from "./other-version.js";
import { EXTENSION, LIBRARY } from "./stage.js";
import { VERSION } from "./version.js";

/** Major versions that an extension has built in, of its partners. */
const MAJORS = /\{\s*host:\s*(\d+),\s*library:\s*(\d+)\s*\}/;

/** Version of the product before the first of this major version. */
const OLDER = `${Number(VERSION.split(".")[0]) - 1}.0.0`;

/** Returns the text of the page library as a build of an older major version. */
export async function olderLibrary(): Promise<string> {
  const text = await readFile(join(LIBRARY, "signing-helper.js"), "utf8");
  const [before, after, ...more] = text.split(`library:"${VERSION}"`);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error("The page library names its version elsewhere.");
  }
  return `${before}library:"${OLDER}"${after}`;
}

/** Lays the extension into a folder, as a build of an older major version, whose partners are of its own. */
export async function olderExtension(folder: string): Promise<string> {
  await cp(EXTENSION, folder, { recursive: true });
  const manifest = join(folder, "manifest.json");
  const described = JSON.parse(await readFile(manifest, "utf8")) as object;
  await writeFile(manifest, JSON.stringify({ ...described, version: OLDER }));
  const worker = join(folder, "worker.js");
  const text = await readFile(worker, "utf8");
  const [majors = "", host = "", library = ""] = MAJORS.exec(text) ?? [];
  if (majors === "") {
    throw new Error("The extension names the versions of its partners elsewhere.");
  }
  await writeFile(worker, text.replace(majors, `{ host: ${Number(host) - 1}, library: ${Number(library) - 1} }`));
  return folder;
}

/**
 * Shell command that starts the host as a build of an older major version.
 *
 * @param launcher launcher of the demo's own host
 * @param folder to be made
 */
export async function olderHost(launcher: string, folder: string): Promise<string> {
  return saysAnEarlierProtocol(await hostOfVersion(OLDER, launcher, folder));
}

/** Shell command that starts a host and changes the protocol that it reports; the frame keeps its length. */
export function saysAnEarlierProtocol(launcher: string): string {
  return `'${launcher}' "$@" | '${process.execPath}' -e '${FILTER.replaceAll("'", `'\\''`)}'`;
}

const FILTER = `process.stdin.on("data", (data) => process.stdout.write(
  Buffer.from(data.toString("latin1").replace('"protocol":"2.', '"protocol":"1.'), "latin1")))`;
