// Puts a submission for the Chrome Web Store and Edge Add-ons together, and refuses what the stores would.
//
//   node store.mjs --profile DIRECTORY --zip FILE --pictures DIRECTORY --out DIRECTORY
//
// Writes the zip, a listing and a privacy statement for each language, and the pictures. Paths are relative to where it
// is called.
import { strFromU8, unzipSync } from "fflate";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { contactsOf } from "./build/contacts.mjs";
import { readJson } from "./build/extension.mjs";
import { installationOf } from "./build/installation.mjs";
import { LOCALES } from "./build/name.mjs";
import { originsOf } from "./build/origins.mjs";
import { faultsOf, filled, listing, PICTURES, sizeOf } from "./build/store.mjs";

const { values } = parseArgs({
  options: {
    profile: { type: "string", default: "" },
    zip: { type: "string", default: "" },
    pictures: { type: "string", default: "" },
    out: { type: "string", default: "" },
  },
});
const here = fileURLToPath(new URL(".", import.meta.url));
const profile = await readJson(resolve(values.profile, "profile.json"));
const files = unzipSync(await readFile(values.zip));
const manifest = inZip("manifest.json");
/** @type {string[]} */
const faults = [];

await rm(values.out, { recursive: true, force: true });
await mkdir(values.out, { recursive: true });
await cp(values.zip, join(values.out, basename(values.zip)));
for (const [language, folder] of Object.entries(LOCALES)) {
  await writeTexts(language, folder);
}
await copyPictures();
if (faults.length > 0) {
  faults.forEach((fault) => {
    console.error(fault);
  });
  process.exit(1);
}
console.log(`Submission for the stores in ${values.out}`);

/** @param {string} language @param {string} folder the same language as the browsers name it */
async function writeTexts(language, folder) {
  const messages = inZip(`_locales/${folder}/messages.json`);
  const own = { name: messages.name.message, description: messages.description.message };
  const texts = filled(await readJson(join(here, "store", `${language}.json`)), {
    pages: originsOf(profile).origins.join(language === "en" ? ", " : "、"),
    installation: installationOf(profile).page ?? "",
    support: contactsOf(profile)[language]?.support ?? "",
  });
  faults.push(...faultsOf(texts, own, manifest).map((fault) => `${language}: ${fault}`));
  const out = join(values.out, language);
  await mkdir(out);
  await writeFile(join(out, "listing.txt"), listing(texts, own, manifest));
  await writeFile(join(out, "privacy.txt"), `${texts.privacy.join("\n\n")}\n`);
}

async function copyPictures() {
  const out = join(values.out, "pictures");
  await mkdir(out);
  for (const [name, wanted] of Object.entries(PICTURES)) {
    const bytes = await readFile(join(values.pictures, name));
    try {
      const size = sizeOf(bytes, { alpha: name === "icon.png" || name === "logo.png" });
      if (size.join() !== wanted.join()) {
        throw new Error(`is ${size.join(" × ")}, not ${wanted.join(" × ")}`);
      }
    } catch (error) {
      faults.push(`${name} ${error instanceof Error ? error.message : String(error)}`);
    }
    await writeFile(join(out, name), bytes);
  }
}

/** @param {string} name */
function inZip(name) {
  return JSON.parse(strFromU8(files[name] ?? new Uint8Array()));
}
