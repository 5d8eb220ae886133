// Packs the extension of one portal for its users.
//
//   node package.mjs --profile DIRECTORY --key KEY.pem [--out DIRECTORY]
//
// Writes NAME.zip for the stores, NAME.crx for a web server of one's own, extension-id.txt and SHA256SUMS. The same
// sources, profile and key give the same bytes. Paths are relative to where it is called.
import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { archiveOf } from "./build/archive.mjs";
import { crxOf } from "./build/crx.mjs";
import { buildExtension, readJson } from "./build/extension.mjs";
import { identityOf, readKey } from "./build/identity.mjs";

const { values } = parseArgs({
  options: { profile: { type: "string" }, key: { type: "string" }, out: { type: "string" } },
});
if (values.profile === undefined || values.key === undefined) {
  console.error(
    "Usage: node package.mjs --profile DIRECTORY --key KEY.pem [--out DIRECTORY]\n" +
      "Without its key an extension would be another one each time. Make it once and keep it safe, outside the sources:\n" +
      "  openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out KEY.pem",
  );
  process.exit(2);
}
const profile = resolve(values.profile, "profile.json");
const pem = readKey(resolve(values.key));
const here = fileURLToPath(new URL(".", import.meta.url));
const out = resolve(values.out ?? join(here, "target/package"));
process.chdir(here);

const { id: portal } = await readJson(profile);
const { version } = await readJson("package.json");
const { key, id } = identityOf(pem);
const name = `signing-helper-${portal}-${version}`;
const files = {
  [`${name}.zip`]: await pack(undefined),
  [`${name}.crx`]: crxOf(await pack(key), pem),
  "extension-id.txt": `${id}\n`,
};
await mkdir(out, { recursive: true });
for (const [file, bytes] of Object.entries(files)) {
  await writeFile(join(out, file), bytes);
}
await writeFile(join(out, "SHA256SUMS"), sums());
console.log(`Extension ${id}, ${name}.zip and .crx in ${out}`);

/** @param {string | undefined} key the manifest's: the stores refuse one */
async function pack(key) {
  const folder = join(out, "unpacked");
  try {
    await buildExtension({ profile, key, folder });
    return archiveOf(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sums() {
  return Object.entries(files)
    .map(([file, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${file}\n`)
    .join("");
}
