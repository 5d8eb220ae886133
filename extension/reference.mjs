// Writes the API reference of the page library.
//
//   node reference.mjs [--out DIRECTORY]
//
// Paths are relative to this folder.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { generateProtocol } from "./build/protocol.mjs";
import { writeReference } from "./build/reference.mjs";
import { versionIn } from "./build/version.mjs";

process.chdir(fileURLToPath(new URL(".", import.meta.url)));
const { out } = parseArgs({ options: { out: { type: "string", default: "target/reference" } } }).values;
generateProtocol();
await writeReference({ folder: resolve(out), version: versionIn("..") });
