// Builds the extension and the page library.
//
//   node build.mjs [--profile PROFILE.json] [--key KEY.pem] [--out DIRECTORY]
//
// The profile says which origins the extension reaches, the key who it is. Paths are relative to this folder.
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildExtension } from "./build/extension.mjs";
import { identityOf, ownKey, readKey } from "./build/identity.mjs";
import { buildLibrary } from "./build/library.mjs";
import { generateProtocol } from "./build/protocol.mjs";
import { versionIn } from "./build/version.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
process.chdir(here);

const { values } = parseArgs({
  options: {
    profile: { type: "string", default: "../profiles/demo/profile.json" },
    key: { type: "string", default: "" },
    out: { type: "string", default: "target" },
  },
});

const version = versionIn("..");
const out = resolve(values.out);
const { key, id } = identityOf(values.key === "" ? ownKey(join(out, "extension-key.pem")) : readKey(values.key));

generateProtocol();
const origins = await buildExtension({ profile: values.profile, key, folder: join(out, "unpacked") });
await buildLibrary({ folder: join(out, "library"), version });
await writeFile(join(out, "extension-id.txt"), id);
console.log(`Extension ${id} for ${origins.join(", ")} in ${out}`);
