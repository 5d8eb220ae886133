import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Programs of the system that play a part, and the Debian package of each. */
const TOOLS = {
  chromium: "chromium",
  java: "default-jre",
  Xvfb: "xvfb",
  openbox: "openbox",
  xdotool: "xdotool",
  import: "imagemagick",
  convert: "imagemagick",
  xev: "x11-utils",
  xwininfo: "x11-utils",
  cat: "coreutils",
  "dbus-daemon": "dbus-daemon",
  "dbus-send": "dbus-bin",
  gcc: "gcc",
  openssl: "openssl",
  python3: "python3",
  unshare: "util-linux",
  "valkey-check-rdb": "valkey-tools",
  "dpkg-deb": "dpkg",
  unzip: "unzip",
} as const;

type Tool = keyof typeof TOOLS;

/** @returns full path; the browser's from `CHROMIUM` and Java's from `JAVA_HOME` where they are set */
export function tool(name: Tool): string {
  const found = find(name);
  if (found === undefined) {
    throw new Error(whatIsMissing(name));
  }
  return found;
}

/** @throws Error that names everything that is missing */
export function requireTools(): void {
  const missing = (Object.keys(TOOLS) as Tool[]).filter((name) => find(name) === undefined);
  if (missing.length > 0) {
    throw new Error(missing.map(whatIsMissing).join(" "));
  }
}

function whatIsMissing(name: Tool): string {
  return `${name} is missing (Debian package ${TOOLS[name]}).`;
}

function find(name: Tool): string | undefined {
  const chosen = chosenFor(name);
  if (chosen !== undefined) {
    return isExecutable(chosen) ? chosen : undefined;
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function chosenFor(name: Tool): string | undefined {
  const javaHome = process.env["JAVA_HOME"] ?? "";
  if (name === "java" && javaHome !== "") {
    return join(javaHome, "bin", "java");
  }
  return name === "chromium" ? process.env["CHROMIUM"] : undefined;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
