import { cp, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { done } from "./command-line.js";
import { ofVersion, VERSION_CLASS } from "./other-version.js";
import type { Portal } from "./portal.js";
import { ROOT } from "./root.js";
import { tool } from "./tools.js";
import { VERSION } from "./version.js";

const POLICY_FOLDER = "/etc/signing-helper-demo";

/**
 * Place of the key that signs the profile: pinned in the program, as the packager does it, or in this computer's policy,
 * which is then to be one of `own-machine.sh`.
 */
type Believer = "program" | "policy";

/** Packages for the demo's portal, as its administrator would have them: the profile is signed by a key of their own. */
export class PortalPackages {
  private constructor(
    readonly folder: string,
    private readonly believedBy: Believer,
  ) {}

  /**
   * @param portal whose host has the profile
   * @param folder to be made
   */
  static async of({ ready }: Portal, folder: string, believedBy: Believer): Promise<PortalPackages> {
    const packages = new PortalPackages(folder, believedBy);
    await mkdir(folder, { recursive: true });
    const profile = await readFile(join(dirname(ready.host), "profile.jws"), "utf8");
    const [, payload = ""] = profile.split(".");
    await writeFile(join(folder, "profile.json"), Buffer.from(payload, "base64url"));
    const kind = ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:3072"];
    await packages.run(tool("openssl"), ["genpkey", ...kind, "-out", packages.key]);
    await packages.run(tool("openssl"), ["pkey", "-in", packages.key, "-pubout", "-out", packages.publicKey]);
    if (believedBy === "policy") {
      await mkdir(POLICY_FOLDER, { recursive: true });
      const policy = { profileKeys: await readFile(packages.publicKey, "utf8") };
      await writeFile(join(POLICY_FOLDER, "policy.json"), JSON.stringify(policy));
    }
    return packages;
  }

  /**
   * Builds those for Linux, as `./dev package` does.
   *
   * @returns their folder
   */
  async build(version: string, options: readonly string[]): Promise<string> {
    const target = join(ROOT, "installer/packaging/target");
    const out = join(this.folder, version);
    const program = await this.program(version);
    const command = ["-cp", `${target}/packages-${VERSION}.jar:${target}/lib/*`, "signinghelper.packages.Packages"];
    const whole = [
      "--root",
      ROOT,
      "--version-number",
      version,
      "--program",
      program,
      "--built",
      "2026-11-24T00:00:00Z",
    ];
    const portal = ["--profile", this.folder, "--profile-key", this.key, "--key", join(this.folder, "extension.pem")];
    const maintainer = ["--maintainer", "Demo portal <demo@portal.example>"];
    await this.run(tool("java"), [
      ...command,
      ...whole,
      ...portal,
      ...maintainer,
      "--only",
      "LINUX",
      "--out",
      out,
      ...options,
    ]);
    return out;
  }

  /** The built host, which says that it is of this version. */
  private async program(version: string): Promise<string> {
    const program = join(this.folder, `program-${version}`);
    const classes = join(this.folder, `classes-${version}`);
    await cp(join(ROOT, "host/program/target/install"), program, { recursive: true });
    const built = await readFile(join(ROOT, "host/program/target/classes", VERSION_CLASS));
    await mkdir(dirname(join(classes, VERSION_CLASS)), { recursive: true });
    await writeFile(join(classes, VERSION_CLASS), ofVersion(version, built));
    const jar = join(program, `app/host-${version}.jar`);
    await rename(join(program, `app/host-${VERSION}.jar`), jar);
    await this.run("jar", ["--update", "--file", jar, "-C", classes, "."]);
    if (this.believedBy === "program") {
      await this.pin(join(program, `app/signing-helper-host-profile-${VERSION}.jar`));
    }
    return program;
  }

  /** Lets the program believe this portal's key. */
  private async pin(jar: string): Promise<void> {
    const pinned = join(this.folder, "pinned");
    await mkdir(join(pinned, "profile"), { recursive: true });
    await cp(this.publicKey, join(pinned, "profile/signing-keys.pem"));
    await this.run("jar", ["--update", "--file", jar, "-C", pinned, "."]);
  }

  run(program: string, args: string[], variables: NodeJS.ProcessEnv = {}): Promise<string> {
    return done(program, args, this.folder, variables);
  }

  private get key(): string {
    return join(this.folder, "profile-key.pem");
  }

  private get publicKey(): string {
    return join(this.folder, "profile-key.pub.pem");
  }
}
