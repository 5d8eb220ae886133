import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ran } from "./command-line.js";
import { tool } from "./tools.js";

const PACKAGE = "signing-helper";
const POLICY_FOLDER = "/etc/signing-helper";

/** Where the package puts its files. */
export const INSTALLED = "/opt/signing-helper";

/** What the package knows beforehand. */
interface Origin {
  /** The built project. */
  root: string;
  /** The demo's profile as its host has it, a JWS. */
  profile: string;
  /** To be made anew. */
  folder: string;
}

/**
 * The host as a Debian package puts it on this computer, which is to be one of `own-machine.sh`. Its profile is signed
 * by a key that no build pins and that the machine's policy adds, as a portal's administrator would do it.
 */
export class InstalledPackage {
  readonly launcher = join(INSTALLED, "signing-helper");

  private constructor(readonly file: string) {}

  static async install({ root, profile, folder }: Origin): Promise<InstalledPackage> {
    await mkdir(folder, { recursive: true });
    const [, payload = ""] = profile.split(".");
    await writeFile(join(folder, "profile.json"), Buffer.from(payload, "base64url"));
    const key = join(folder, "profile-key.pem");
    const publicKey = join(folder, "profile-key.pub.pem");
    await succeed(
      "openssl",
      ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", key],
      folder,
    );
    await succeed("openssl", ["pkey", "-in", key, "-pubout", "-out", publicKey], folder);
    const out = join(folder, "packages");
    const options = [
      "--only",
      "LINUX",
      "--profile",
      folder,
      "--profile-key",
      key,
      "--key",
      join(folder, "extension.pem"),
    ];
    await succeed(join(root, "dev"), ["package", ...options, "--linux-runtime", "this", "--out", out], folder);
    const name = (await readdir(out)).find((file) => file.endsWith(".deb"));
    if (name === undefined) {
      throw new Error("There is no package.");
    }
    await mkdir(POLICY_FOLDER, { recursive: true });
    await writeFile(
      join(POLICY_FOLDER, "policy.json"),
      JSON.stringify({ profileKeys: await readFile(publicKey, "utf8") }),
    );
    await succeed("dpkg", ["--install", join(out, name)], folder);
    return new InstalledPackage(join(out, name));
  }

  /** @returns what is left of it */
  async purge(folder: string): Promise<string[]> {
    await succeed("dpkg", ["--purge", PACKAGE], folder);
    const { out } = await ran("dpkg-deb", ["--contents", this.file], folder);
    const files = out.split("\n").flatMap((line) => / \.(\/\S*[^/\s])$/.exec(line)?.[1] ?? []);
    return [INSTALLED, ...files].filter(existsSync);
  }
}

async function succeed(program: string, args: string[], folder: string): Promise<void> {
  const { exitCode, out, errors } = await ran(program === "openssl" ? tool("openssl") : program, args, folder);
  if (exitCode !== 0) {
    throw new Error(`${program} ended with ${exitCode}.\n${out}${errors}`);
  }
}
