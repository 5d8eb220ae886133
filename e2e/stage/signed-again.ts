import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ran } from "./command-line.js";
import { ROOT } from "./root.js";
import { tool } from "./tools.js";

/** Fields of a profile that tests read. */
interface Profile {
  version: number;
}

/** Reads the profile of a host. */
export async function profileOf(host: string): Promise<Profile> {
  const signed = await readFile(join(host, "profile.jws"), "utf8");
  return JSON.parse(Buffer.from(signed.split(".")[1] ?? "", "base64url").toString()) as Profile;
}

/**
 * Gives a copied host its profile with other fields, signed with the demo's key.
 *
 * @param host folder of the copy
 */
export async function signAgain(host: string, changed: object): Promise<void> {
  const profile = { ...(await profileOf(host)), ...changed };
  await writeFile(join(host, "profile.json"), JSON.stringify(profile));
  const key = join(ROOT, "host/profile/target/keys/demo-profile-key.pem");
  const { exitCode, errors } = await ran(
    tool("java"),
    ["-cp", join(host, "app/*"), "signinghelper.profile.ProfileSigner", "profile.json", key, "profile.jws"],
    host,
  );
  if (exitCode !== 0) {
    throw new Error(`The profile was not signed.\n${errors}`);
  }
}
