import { unzipSync, zipSync } from "fflate";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Where the program has its version from. */
const VERSION = "signinghelper/version.txt";

/**
 * Installs the demo's host once more, as a build of another version.
 *
 * @param launcher of the demo's own
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
  await writeFile(join(app, jar), zipSync({ ...entries, [VERSION]: Buffer.from(version) }, { level: 0 }));
  return join(folder, "signing-helper");
}
