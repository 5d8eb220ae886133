import { cp, mkdir, rename, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { tool } from "./tools.js";

/** Folder of Chromium on Linux for an administrator's settings for everyone. */
const MACHINE_FOLDER = "/etc/chromium";

/** Managed policies of Chromium, by name. */
export type Policy = Record<string, unknown>;

/**
 * A computer with an administrator, as only those programs see it that are started through {@link program}: for them a
 * folder of the test's lies over the machine's own, in mount namespaces that end with them. The machine itself stays as
 * it is.
 */
export class ManagedComputer {
  private constructor(private readonly folder: string) {}

  /** @param folder to be made anew */
  static async open(folder: string): Promise<ManagedComputer> {
    if (process.getuid?.() !== 0) {
      throw new Error(`Only root may lay a folder over ${MACHINE_FOLDER} for a browser.`);
    }
    const computer = new ManagedComputer(folder);
    await mkdir(folder, { recursive: true });
    await cp(MACHINE_FOLDER, computer.machineFolder, { recursive: true });
    await mkdir(computer.policies, { recursive: true });
    // Another administrator's, which would take the place of ours if the browser did not join the two.
    const others = { ExtensionInstallForcelist: [], NativeMessagingAllowlist: ["other.host"] };
    await writeFile(join(computer.policies, "zz-other.json"), JSON.stringify(others));
    return computer;
  }

  /** @returns a program that starts `file` on this computer, with its own arguments */
  async program(file: string): Promise<string> {
    const script = join(this.folder, basename(file));
    const mount = `mount --bind ${quoted(this.machineFolder)} ${MACHINE_FOLDER}`;
    const inside = `${mount} && exec ${quoted(file)} "$@"`;
    await writeFile(script, `#!/bin/sh\nexec ${tool("unshare")} --mount sh -c ${quoted(inside)} sh "$@"\n`, {
      mode: 0o755,
    });
    return script;
  }

  /** Puts this in the place of what there was; a browser that runs takes it over some seconds later. */
  async setPolicy(policy: Policy): Promise<void> {
    const draft = join(this.folder, "policy.json");
    await writeFile(draft, JSON.stringify(policy));
    await rename(draft, join(this.policies, "signing-helper.json"));
  }

  private get machineFolder(): string {
    return join(this.folder, "etc");
  }

  private get policies(): string {
    return join(this.machineFolder, "policies", "managed");
  }
}

/** Quotes text for a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
