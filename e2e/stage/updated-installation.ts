import { mkdir, realpath, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Ran, ran } from "./command-line.js";
import { hostOfVersion } from "./other-version.js";
import { OWN_POLICY } from "./own-policy.js";
import { profileOf, signAgain } from "./signed-again.js";
import { tool } from "./tools.js";
import { NEXT_VERSION, VERSION } from "./version.js";

/**
 * A person's installation that was updated: this version before, and the next one with a newer profile. Its programs see
 * a policy of the machine that is the test's, in mount namespaces that end with them. The machine itself stays as it is.
 */
export class UpdatedInstallation {
  private constructor(
    private readonly folder: string,
    private readonly environment: Record<string, string>,
    /** Version of the profile that the version before brings. */
    readonly former: number,
  ) {}

  /**
   * Lays it out as an installer leaves it.
   *
   * @param host launcher of the demo's own host
   * @param folder new
   * @param environment variables of the person's programs
   */
  static async lay(host: string, folder: string, environment: Record<string, string>): Promise<UpdatedInstallation> {
    const { version } = await profileOf(dirname(host));
    const installation = new UpdatedInstallation(folder, environment, version);
    await mkdir(installation.policies, { recursive: true });
    const java = dirname(dirname(await realpath(tool("java"))));
    for (const copy of [VERSION, NEXT_VERSION]) {
      const program = join(installation.program, "versions", copy);
      await mkdir(dirname(program), { recursive: true });
      await hostOfVersion(copy, host, program);
      await symlink(java, join(program, "java"));
      await writeFile(join(program, "complete"), "");
    }
    await signAgain(join(installation.program, "versions", NEXT_VERSION), { version: version + 1 });
    await writeFile(join(installation.program, "current"), `${NEXT_VERSION}\n${VERSION}\n`);
    await writeFile(installation.launcher, installation.script(), { mode: 0o755 });
    return installation;
  }

  get launcher(): string {
    return join(this.program, "signing-helper");
  }

  /** Goes back to the version before; only a run as root sees the policy. */
  rollBack(): Promise<Ran> {
    return ran(this.launcher, ["rollback", "--json", "--lang", "en"], this.folder, this.environment);
  }

  /** Lets the machine's policy accept older profiles down to this version. */
  async accept(oldestProfile: number): Promise<void> {
    await writeFile(join(this.policies, "policy.json"), JSON.stringify({ oldestProfile }));
  }

  private get program(): string {
    return join(this.folder, "program");
  }

  private get policies(): string {
    return join(this.folder, "policies");
  }

  /** The launcher of an installation, which starts the current copy on a computer with another folder below /etc. */
  private script(): string {
    return `#!/bin/sh
here='${this.folder}'
read -r copy < "$here/program/current"
if [ -n "\${OWN_ETC:-}" ] || [ "$(id -u)" != 0 ]; then
  exec "$here/program/versions/$copy/signing-helper" "$@"
fi
export OWN_ETC=1
exec '${OWN_POLICY}' "$here/policies" "$here/program/versions/$copy/signing-helper" "$@"
`;
  }
}
