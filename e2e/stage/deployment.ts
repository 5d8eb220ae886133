import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { ManagedComputer, type Policy } from "./managed-computer.js";
import { tool } from "./tools.js";
import { type ExtensionSources, UpdateServer } from "./update-server.js";
import { VERSION } from "./version.js";

/**
 * An administrator's settings for a computer, made with the kit of `./dev policy`. The extension comes from the
 * administrator's server, with its settings. Only a host that is registered for everyone may be started.
 */
export class Deployment {
  private constructor(
    readonly computer: ManagedComputer,
    readonly server: UpdateServer,
    private readonly kit: Policy,
    private readonly extensionId: string,
  ) {}

  /** @param folder to be made anew */
  static async open(folder: string, sources: ExtensionSources): Promise<Deployment> {
    const computer = await ManagedComputer.open(join(folder, "computer"));
    const server = await UpdateServer.open(join(folder, "server"), sources);
    const kit = await writeKit(join(folder, "kit"), sources, server.url);
    const deployment = new Deployment(computer, server, kit, sources.extensionId);
    await deployment.push();
    return deployment;
  }

  /** @param settings settings of the extension, in the place of the kit's */
  async push(settings?: object): Promise<void> {
    await this.computer.setPolicy({
      ...this.kit,
      ...(settings === undefined ? {} : { "3rdparty": { extensions: { [this.extensionId]: settings } } }),
      // Otherwise no debugger, and so no test, sees into an extension that came by policy.
      DeveloperToolsAvailability: 1,
    });
  }

  async close(): Promise<void> {
    await this.server.close();
  }
}

/** @returns what it has for Chromium */
async function writeKit(folder: string, { root, extensionId }: ExtensionSources, updateUrl: string): Promise<Policy> {
  const packages = join(root, "installer/packaging/target");
  const profile = join(root, "profiles/demo");
  const values = { root, profile, extension: extensionId, "update-url": updateUrl, out: folder };
  const options = ["--pin", ...Object.entries(values).flatMap(([name, value]) => [`--${name}`, value])];
  const classPath = [join(packages, `packages-${VERSION}.jar`), join(packages, "lib/*")].join(":");
  await promisify(execFile)(tool("java"), ["-cp", classPath, "signinghelper.packages.Policies", ...options]);
  const made = await readFile(join(folder, "per-machine/linux/chromium/signing-helper-demo.json"), "utf8");
  return JSON.parse(made) as Policy;
}
