// Writes down what the tests start, as it starts: a line with time, kind and owner for each Java, browser, desktop and Wine,
// into target/starts.tsv. The owner is a process of Surefire or a worker of Playwright. Ends with the script that has started it.
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { fileURLToPath } from "node:url";

// Shorter than any of them lives.
const PAUSE_MS = 100;
const FILE = join(fileURLToPath(new URL("../target", import.meta.url)), "starts.tsv");

/** Programs whose start is dear, by their names. Wine has one server for each prefix that is in use. */
const KINDS = new Map([
  ["java", "jvm"],
  ["chromium", "browser"],
  ["Xvfb", "desktop"],
  ["wineserver", "prefix"],
  ["wineserver64", "prefix"],
]);

/** Within this many looks a process that was forked has become the program that it is to be. */
const LOOKS = 20;

/**
 * Processes that were seen, by their numbers: their owner, "" for nobody's, and how often they are still to be looked at.
 *
 * @type {Map<string, { owner: string; looks: number }>}
 */
const seen = new Map();
const caller = process.ppid;

writeFileSync(FILE, "");
const timer = setInterval(() => {
  if (process.ppid === caller) {
    look();
  } else {
    clearInterval(timer);
  }
}, PAUSE_MS);

function look() {
  const running = new Set(readdirSync("/proc").filter((name) => /^\d+$/.test(name)));
  [...seen.keys()].filter((pid) => !running.has(pid)).forEach((pid) => seen.delete(pid));
  const lines = [...running].filter((pid) => (seen.get(pid)?.looks ?? LOOKS) > 0).flatMap(noted);
  appendFileSync(FILE, lines.map((line) => `${line}\n`).join(""));
}

/**
 * The line about a process, once it is one that counts.
 *
 * @param {string} pid
 */
function noted(pid) {
  const command = words(pid, "cmdline");
  const owner = seen.get(pid)?.owner ?? ownerOf(pid, command);
  const kind = kindOf(command);
  const isCounted = kind !== undefined && owner !== "" && fork(command) === undefined && !isForked(pid, command);
  seen.set(pid, { owner, looks: isCounted ? 0 : (seen.get(pid)?.looks ?? LOOKS) - 1 });
  return isCounted ? [[Date.now(), kind, owner].join("\t")] : [];
}

/** @param {string[]} command */
function kindOf([program = "", ...rest]) {
  return rest.some((word) => word.startsWith("--type=")) ? undefined : KINDS.get(basename(program));
}

/**
 * @param {string} pid
 * @param {string[]} command
 */
function isForked(pid, command) {
  return command.join("\0") === words(parentOf(pid), "cmdline").join("\0");
}

/**
 * The process of Surefire or the worker that a process comes from, by the nearest of its ancestors that is known.
 *
 * @param {string} pid
 * @param {string[]} command
 * @returns {string}
 */
function ownerOf(pid, command) {
  const own = fork(command) ?? worker(pid);
  if (own !== undefined) {
    return own;
  }
  const parent = parentOf(pid);
  return parent === undefined || parent === "0"
    ? ""
    : (seen.get(parent)?.owner ?? ownerOf(parent, words(parent, "cmdline")));
}

/** @param {string[]} command */
function fork(command) {
  return command.map((word) => basename(word)).find((word) => /^surefirebooter.*\.jar$/.test(word));
}

/** @param {string} pid */
function worker(pid) {
  return words(pid, "environ").find((word) => word.startsWith("TEST_WORKER_INDEX="));
}

/** @param {string} pid */
function parentOf(pid) {
  const status = read(pid, "stat");
  // pid (name) state parent …; the name may hold spaces and brackets.
  return status === "" ? undefined : status.slice(status.lastIndexOf(")") + 2).split(" ")[1];
}

/**
 * @param {string | undefined} pid
 * @param {string} file
 */
function words(pid, file) {
  return pid === undefined ? [] : read(pid, file).split("\0").filter(Boolean);
}

/**
 * @param {string} pid
 * @param {string} file
 */
function read(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return ""; // ended while we looked, or another user's
  }
}
