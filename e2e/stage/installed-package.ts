import { lstatSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { done } from "./command-line.js";
import type { PortalPackages } from "./portal-packages.js";
import { VERSION } from "./version.js";

/** The host as a Debian package puts it on a computer, for everyone. */
export class InstalledPackage {
  private constructor(private readonly file: string) {}

  /** Builds one with a Java of its own, and installs it. */
  static async install(packages: PortalPackages, version = VERSION): Promise<InstalledPackage> {
    const out = await packages.build(version, ["--linux-runtime", "this"]);
    const name = (await readdir(out)).find((file) => file.endsWith(".deb"));
    if (name === undefined) {
      throw new Error("There is no package.");
    }
    return InstalledPackage.put(join(out, name));
  }

  /** Installs a file, also over an older version. */
  static async put(file: string): Promise<InstalledPackage> {
    await done("dpkg", ["--install", file], dirname(file));
    return new InstalledPackage(file);
  }

  get folder(): string {
    return join("/opt", this.name);
  }

  /** @returns what is left of it */
  async purge(): Promise<string[]> {
    await done("dpkg", ["--purge", this.name], "/");
    const contents = await done("dpkg-deb", ["--contents", this.file], "/");
    const files = contents.split("\n").flatMap((line) => / \.(\/\S*[^/\s])(?: -> \S+)?$/.exec(line)?.[1] ?? []);
    return [this.folder, ...files].filter(isThere);
  }

  private get name(): string {
    return basename(this.file).replace(/_.*/, "");
  }
}

/** True for a link that leads nowhere too. */
function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
