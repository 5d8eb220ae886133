import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** A process of this computer, as `/proc` shows it. */
export interface ProcessEntry {
  pid: number;
  parent: number;
  arguments: string[];
}

/** Returns the running processes, without those that have ended and only wait to be collected. */
export function processes(): ProcessEntry[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => entry(Number(name)) ?? []);
}

export function isRunning(pid: number): boolean {
  return entry(pid) !== undefined;
}

function entry(pid: number): ProcessEntry | undefined {
  try {
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    const status = readFileSync(`/proc/${pid}/stat`, "utf8");
    // pid (name) state parent …; the name may hold spaces and brackets.
    const [state, parent] = status.slice(status.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? undefined : { pid, parent: Number(parent), arguments: commandLine.split("\0").slice(0, -1) };
  } catch {
    return undefined; // ended while we looked
  }
}

/** Starts a process that {@link end} ends. */
export async function start(command: string, args: string[], options: SpawnOptions): Promise<ChildProcess> {
  const child = spawn(command, args, options);
  await once(child, "spawn");
  return child;
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, "exit");
    child.kill();
    await ended;
  }
}

/** Returns the first line that `child` writes to the pipe `descriptor`. */
export async function firstLine(child: ChildProcess, descriptor: number): Promise<string> {
  const lines = createInterface(child.stdio[descriptor] as Readable);
  const line = once(lines, "line") as Promise<[string]>;
  const nothing = once(lines, "close").then(() => {
    throw new Error(`${child.spawnfile} ended before it was ready.`);
  });
  const [text] = await Promise.race([line, nothing]);
  nothing.catch(() => undefined);
  return text;
}
