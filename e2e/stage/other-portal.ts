import { cp, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fillIn } from "../../extension/build/extension.mjs";
import { identityOf, ownKey } from "../../extension/build/identity.mjs";
import { signAgain } from "./signed-again.js";
import { EXTENSION } from "./stage.js";

/** Another portal's build for the same pages as the demo's. */
export interface OtherPortal {
  /** Folder of the unpacked extension. */
  extension: string;
  /** Launcher of the host. */
  launcher: string;
}

/**
 * Makes it of the demo's, with an id, a title and an extension of its own.
 *
 * @param demo launcher of the demo's own host
 * @param profile id of its profile
 * @param folder to be made
 */
export async function otherPortal(demo: string, profile: string, folder: string): Promise<OtherPortal> {
  const title = { "zh-CN": "另一平台", en: "Other portal" };
  const [extension, host] = [join(folder, "extension"), join(folder, "host")];
  await cp(dirname(demo), host, { recursive: true });
  await cp(EXTENSION, extension, { recursive: true });
  const { key, id } = identityOf(ownKey(join(folder, "extension.pem")));
  await fillIn(EXTENSION, { PORTAL: JSON.stringify({ profile, title }) }, extension);
  const manifest = join(extension, "manifest.json");
  const described = JSON.parse(await readFile(manifest, "utf8")) as object;
  await writeFile(manifest, JSON.stringify({ ...described, key }));
  await signAgain(host, { id: profile, title, extensionIds: [id] });
  await writeFile(join(host, "portal.txt"), `${[profile, title["zh-CN"], title.en].join("\n")}\n`);
  return { extension, launcher: join(host, "signing-helper") };
}
