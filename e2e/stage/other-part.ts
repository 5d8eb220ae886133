import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hostOfVersion } from "./other-version.js";
import { EXTENSION, LIBRARY } from "./stage.js";
import { VERSION } from "./version.js";

/** Version of a part, against the one that is built here. */
export type Age = "older major" | "this" | "newer minor" | "newer major";

/** Major versions that an extension has built in, of its partners. */
const MAJORS = /\{\s*host:\s*(\d+),\s*library:\s*(\d+)\s*\}/;

const PROTOCOL = 2;

function shiftOf(age: Age): number {
  return { "older major": -1, this: 0, "newer minor": 0, "newer major": 1 }[age];
}

/** Version of the product that is of that age. */
export function versionOf(age: Age): string {
  const [major = "", minor = ""] = VERSION.split(".");
  if (age === "this") {
    return VERSION;
  }
  return age === "newer minor" ? `${major}.${Number(minor) + 1}.0` : `${Number(major) + shiftOf(age)}.0.0`;
}

/** Text of the page library as a build of that age. */
export async function libraryOf(age: Age): Promise<string> {
  const text = await readFile(join(LIBRARY, "signing-helper.js"), "utf8");
  const [before, after, ...more] = text.split(`library:"${VERSION}"`);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error("The page library names its version elsewhere.");
  }
  return `${before}library:"${versionOf(age)}"${after}`;
}

/** Lays the extension into a folder, as a build of that age, whose partners are of its own major version. */
export async function extensionOf(age: Age, folder: string): Promise<string> {
  await cp(EXTENSION, folder, { recursive: true });
  const manifest = join(folder, "manifest.json");
  const described = JSON.parse(await readFile(manifest, "utf8")) as object;
  await writeFile(manifest, JSON.stringify({ ...described, version: versionOf(age) }));
  const worker = join(folder, "worker.js");
  const text = await readFile(worker, "utf8");
  const [majors = "", host = "", library = ""] = MAJORS.exec(text) ?? [];
  if (majors === "") {
    throw new Error("The extension names the versions of its partners elsewhere.");
  }
  const shifted = `{ host: ${Number(host) + shiftOf(age)}, library: ${Number(library) + shiftOf(age)} }`;
  await writeFile(worker, text.replace(majors, shifted));
  return folder;
}

/**
 * Shell command that starts the host as a build of that age. One of a newer minor version says things that nobody here
 * knows: fields, a capability and a notification.
 *
 * @param launcher launcher of the demo's own host
 * @param folder to be made
 */
export async function hostOf(age: Age, launcher: string, folder: string): Promise<string> {
  const versioned = age === "this" ? launcher : await hostOfVersion(versionOf(age), launcher, folder);
  const protocol = age === "newer minor" ? `${PROTOCOL}.1` : `${PROTOCOL + shiftOf(age)}.0`;
  const filter = `${FILTER}\nrun(${JSON.stringify(protocol)}, ${String(age === "newer minor")});`;
  return `'${versioned}' "$@" | '${process.execPath}' -e '${filter.replaceAll("'", `'\\''`)}'`;
}

/** Reads frames of native messaging, and writes them as those of another protocol. */
const FILTER = `
function run(protocol, isNewer) {
  let rest = Buffer.alloc(0);
  process.stdin.on("data", (data) => {
    rest = Buffer.concat([rest, data]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32LE()) {
      const end = 4 + rest.readUInt32LE();
      change(JSON.parse(rest.toString("utf8", 4, end)));
      rest = rest.subarray(end);
    }
  });
  function change(message) {
    const said = message.method === "hello" ? message.params : message.result;
    if (said !== undefined && "protocol" in said) said.protocol = protocol;
    if (said !== undefined && isNewer) {
      said.future = { of: "a newer version" };
      if ("capabilities" in said) said.capabilities.push("future.method");
    }
    write(message);
    if (message.method === "hello" && isNewer) {
      write({ jsonrpc: "2.0", method: "future.event", params: { future: 1 } });
    }
  }
  function write(message) {
    const body = Buffer.from(JSON.stringify(message));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.length);
    process.stdout.write(Buffer.concat([length, body]));
  }
}`;
