// Packs the extension of one portal for its users.
//
//   node package.mjs --profile DIRECTORY [--key KEY.pem] [--update-url URL] [--out DIRECTORY]
//
// Writes NAME.zip for the stores, NAME.crx for a web server of one's own, with --update-url the updates.xml that belongs
// beside it, extension-id.txt and SHA256SUMS. The same sources, profile and key give the same bytes. A key that is not
// there yet is made. Paths are relative to where it is called.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { archiveOf } from "./build/archive.mjs";
import { crxOf } from "./build/crx.mjs";
import { buildExtension } from "./build/extension.mjs";
import { identityOf, ownKey } from "./build/identity.mjs";
import { installationOf } from "./build/installation.mjs";
import { originsOf } from "./build/origins.mjs";
import { oneLine, readProfile } from "./build/profile.mjs";
import { UPDATE_MANIFEST, updateManifest } from "./build/update-manifest.mjs";
import { versionIn } from "./build/version.mjs";

const USAGE = `Usage: ./dev package --profile DIRECTORY [--key KEY.pem] [--update-url URL] [--out DIRECTORY]
  --profile     folder of the portal's profile, e.g. profiles/example
  --key         RSA private key (PKCS#8 PEM) that gives the extension its id; made if it is not there yet.
                By default PORTAL.pem in signing-helper/extension-keys of the folder for your data
                ($XDG_DATA_HOME, else ~/.local/share)
  --update-url  where you will put updates.xml, with the .crx beside it, for browsers that install by policy
  --out         by default extension/target/package`;

const values = options();
const profile = resolve(values.profile, "profile.json");
const portal = await checkedPortal();
const here = fileURLToPath(new URL(".", import.meta.url));
const keyFile = resolve(values.key ?? join(dataHome(), "signing-helper/extension-keys", `${portal}.pem`));
const pem = keptKey();
const out = resolve(values.out ?? join(here, "target/package"));
process.chdir(here);

const version = versionIn("..");
const { key, id } = identityOf(pem);
const name = `signing-helper-${portal}-${version}`;
const updateUrl = values["update-url"];
const files = await everything();
await mkdir(out, { recursive: true });
for (const [file, bytes] of Object.entries(files)) {
  await writeFile(join(out, file), bytes);
}
await writeFile(join(out, "SHA256SUMS"), sums());
console.log(`Extension ${id}, ${name}.zip and .crx in ${out}; key ${keyFile}`);

/** Ends with a line for each fault. */
async function checkedPortal() {
  const { profile: read, faults } = await readProfile(profile);
  try {
    if (faults.length === 0) {
      originsOf(read);
      installationOf(read);
      return read.id;
    }
  } catch (error) {
    // A fault that the schema does not describe.
    faults.push(oneLine(error));
  }
  return refuse(faults);
}

/** @param {string[]} faults @returns {never} */
function refuse(faults) {
  faults.forEach((fault) => {
    console.error(`${profile}: ${fault}`);
  });
  process.exit(1);
}

/** @returns {Promise<Record<string, string | Uint8Array>>} by the name of the file */
async function everything() {
  return {
    [`${name}.zip`]: await pack({ key: undefined }),
    [`${name}.crx`]: crxOf(await pack({ key, updateUrl }), pem),
    ...(updateUrl === undefined ? {} : { [UPDATE_MANIFEST]: updateManifest({ id, version, crx: besides(updateUrl) }) }),
    "extension-id.txt": `${id}\n`,
  };
}

function options() {
  try {
    const { profile: given, ...others } = parseArgs({
      options: {
        profile: { type: "string" },
        key: { type: "string" },
        "update-url": { type: "string" },
        out: { type: "string" },
        help: { type: "boolean", default: false },
      },
    }).values;
    const url = others["update-url"];
    if (url !== undefined && !isUpdateUrl(url)) {
      throw new Error(`--update-url is to be the http, https or file URL of ${UPDATE_MANIFEST}, not ${url}`);
    }
    if (given !== undefined && !others.help) {
      return { ...others, profile: given };
    }
    console.error(USAGE);
    process.exit(others.help ? 0 : 2);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exit(2);
  }
}

/**
 * Tests that a browser would fetch it and find our file name there.
 *
 * @param {string} text
 */
function isUpdateUrl(text) {
  if (!URL.canParse(text)) {
    return false;
  }
  const { protocol, pathname } = new URL(text);
  return ["http:", "https:", "file:"].includes(protocol) && pathname.endsWith(`/${UPDATE_MANIFEST}`);
}

/**
 * URL of the CRX.
 *
 * @param {string} manifestUrl
 */
function besides(manifestUrl) {
  return new URL(`${name}.crx`, manifestUrl).href;
}

function dataHome() {
  const chosen = process.env["XDG_DATA_HOME"] ?? "";
  return chosen === "" ? join(homedir(), ".local/share") : chosen;
}

/** Makes it if need be, but never where it might be published with the sources. */
function keptKey() {
  const isNew = !existsSync(keyFile);
  const repository = resolve(here, "..");
  if (isNew && keyFile.startsWith(repository + sep)) {
    console.error(`${keyFile} would lie among the sources, and a private key must not. Name a place outside.`);
    process.exit(2);
  }
  const kept = ownKey(keyFile);
  if (isNew) {
    console.error(
      `Made a new key: ${keyFile}\n` +
        "It is the extension's identity: with another key the extension has another id, and whoever has this one can\n" +
        "publish updates of yours. Keep it safe, keep a copy, and tell nobody.",
    );
  }
  return kept;
}

/** @param {{ key: string | undefined, updateUrl?: string | undefined }} own in the manifest, but not for the stores */
async function pack(own) {
  const folder = join(out, "unpacked");
  try {
    await buildExtension({ profile, ...own, folder });
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
