import { lstatSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { PortalPackages } from "./portal-packages.js";
import { VERSION } from "./version.js";

const PACKAGE = "signing-helper-demo";

/** The host as a Debian package puts it on a computer, for everyone. */
export class InstalledPackage {
  static readonly FOLDER = "/opt/signing-helper-demo";

  private constructor(
    private readonly packages: PortalPackages,
    private readonly file: string,
  ) {}

  static async install(packages: PortalPackages, version = VERSION): Promise<InstalledPackage> {
    const out = await packages.build(version, ["--linux-runtime", "this"]);
    const name = (await readdir(out)).find((file) => file.endsWith(".deb"));
    if (name === undefined) {
      throw new Error("There is no package.");
    }
    await packages.run("dpkg", ["--install", join(out, name)]);
    return new InstalledPackage(packages, join(out, name));
  }

  async upgrade(version: string): Promise<InstalledPackage> {
    return InstalledPackage.install(this.packages, version);
  }

  /** @returns what is left of it */
  async purge(): Promise<string[]> {
    await this.packages.run("dpkg", ["--purge", PACKAGE]);
    const contents = await this.packages.run("dpkg-deb", ["--contents", this.file]);
    const files = contents.split("\n").flatMap((line) => / \.(\/\S*[^/\s])(?: -> \S+)?$/.exec(line)?.[1] ?? []);
    return [InstalledPackage.FOLDER, ...files].filter(isThere);
  }
}

/** True for a link that leads nowhere too. */
function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
