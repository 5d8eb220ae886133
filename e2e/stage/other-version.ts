import { unzipSync, zipSync } from "fflate";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { VERSION } from "./version.js";

/** Class that holds the program's version, as its only constant of that form. */
export const VERSION_CLASS = "signinghelper/app/Version.class";
const UTF8_CONSTANT = 1;

/** Puts another version into the class, as another build would (The Java Virtual Machine Specification, 4.4.7). */
export function ofVersion(version: string, versionClass: Uint8Array): Buffer {
  const bytes = Buffer.from(versionClass);
  const before = utf8(VERSION);
  const at = bytes.indexOf(before);
  if (at < 0) {
    throw new Error(`There is no version in ${VERSION_CLASS}.`);
  }
  return Buffer.concat([bytes.subarray(0, at), utf8(version), bytes.subarray(at + before.length)]);
}

function utf8(text: string): Buffer {
  return Buffer.concat([Buffer.from([UTF8_CONSTANT, 0, text.length]), Buffer.from(text)]);
}

/**
 * Installs the demo's host once more, as a build of another version.
 *
 * @param launcher launcher of the demo's own host
 * @param folder to be made
 * @returns its launcher
 */
export async function hostOfVersion(version: string, launcher: string, folder: string): Promise<string> {
  await cp(dirname(launcher), folder, { recursive: true });
  const app = join(folder, "app");
  const jar = (await readdir(app)).find((name) => /^host-[\d.]+\.jar$/.test(name));
  if (jar === undefined) {
    throw new Error(`There is no host in ${app}.`);
  }
  const entries = unzipSync(await readFile(join(app, jar)));
  const versioned = ofVersion(version, entries[VERSION_CLASS] ?? new Uint8Array());
  await writeFile(join(app, jar), zipSync({ ...entries, [VERSION_CLASS]: versioned }, { level: 0 }));
  return join(folder, "signing-helper");
}
