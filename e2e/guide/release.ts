import { copyFile, mkdir, readdir, symlink } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { ran } from "../stage/command-line.js";
import { ROOT } from "../stage/root.js";
import { VERSION } from "../stage/version.js";

const MODULES = {
  "formats/core": "formats",
  "formats/pdf": "formats-pdf",
  "formats/envelope": "formats-envelope",
  portal: "portal",
};
/** Folder of Maven's groupId in a repository. */
const GROUP = "io/github/signing-helper";
const KIT = "testkit/signing-helper-testkit.jar";

/** Lays out what a release has for a portal's developer, from the build. */
export async function releaseOfTheBuild(folder: string): Promise<void> {
  for (const [module, name] of Object.entries(MODULES)) {
    const artifact = `signing-helper-${name}`;
    const to = join(folder, "maven", GROUP, artifact, VERSION);
    await copyTo(join(ROOT, module, `target/${artifact}-${VERSION}.jar`), join(to, `${artifact}-${VERSION}.jar`));
    await copyTo(join(ROOT, module, "target/.flattened-pom.xml"), join(to, `${artifact}-${VERSION}.pom`));
  }
  await copyTo(join(ROOT, "testkit/program/target/signing-helper-testkit.jar"), join(folder, KIT));
  await mkdir(join(folder, "npm"), { recursive: true });
  const pack = ["pack", "--silent", "--pack-destination", join(folder, "npm"), join(ROOT, "extension/target/library")];
  await ran("npm", pack, folder);
}

async function copyTo(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}

/**
 * Makes a local repository that has others' artifacts and none of ours, so that ours come from the release alone.
 *
 * @returns arguments for Maven
 */
export async function mavenWithoutOurs(folder: string): Promise<string> {
  const others = join(folder, "others");
  await linkAllBut(GROUP, join(homedir(), ".m2/repository"), others);
  return `-Dmaven.repo.local=${join(folder, "repository")} -Dmaven.repo.local.tail=${others}`;
}

/** Links what is in one folder into another, without a path below it. */
async function linkAllBut(path: string, from: string, to: string): Promise<void> {
  const [first = "", ...rest] = path.split("/");
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    if (name !== first) {
      await symlink(join(from, name), join(to, name));
    } else if (rest.length > 0) {
      await linkAllBut(rest.join("/"), join(from, name), join(to, name));
    }
  }
}
