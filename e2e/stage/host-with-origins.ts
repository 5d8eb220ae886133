import { cp, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ran } from "./command-line.js";
import { ROOT } from "./root.js";
import { tool } from "./tools.js";

/**
 * Copies a staged host and gives the copy the same profile with other origins, signed with the demo's key.
 *
 * @param launcher of the staged host
 * @param folder where the copy lies then
 * @returns its launcher
 */
export async function hostWithOrigins(
  launcher: string,
  folder: string,
  origins: { origin: string; capabilities: string[] }[],
): Promise<string> {
  await cp(dirname(launcher), folder, { recursive: true });
  const signed = await readFile(join(folder, "profile.jws"), "utf8");
  const profile = JSON.parse(Buffer.from(signed.split(".")[1] ?? "", "base64url").toString()) as object;
  // The signer adds the time itself.
  await writeFile(join(folder, "profile.json"), JSON.stringify({ ...profile, issued: undefined, origins }));
  const key = join(ROOT, "host/target/keys/demo-profile-key.pem");
  const { exitCode, errors } = await ran(
    tool("java"),
    [
      ...["-cp", join(folder, "app/*"), "signinghelper.profile.ProfileSigner"],
      ...["profile.json", key, "profile.jws", new Date().toISOString()],
    ],
    folder,
  );
  if (exitCode !== 0) {
    throw new Error(`The profile was not signed.\n${errors}`);
  }
  return join(folder, "signing-helper");
}
