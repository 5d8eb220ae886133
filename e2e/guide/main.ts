// Does what the guide for a portal's developers says, with a release's own files: npm run guide -- RELEASE
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Display } from "../stage/display.js";
import { walk } from "./walk.js";

const release = resolve(process.env["INIT_CWD"] ?? "", process.argv[2] ?? "");
const folder = await mkdtemp(join(tmpdir(), "signing-helper-guide-"));
const display = await Display.open(join(folder, "display"));
try {
  console.log((await walk(folder, release, display)).join("; "));
} finally {
  await display.close();
  await rm(folder, { recursive: true, force: true });
}
