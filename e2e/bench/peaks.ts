import { readFileSync } from "node:fs";
import { processes, type ProcessEntry } from "../stage/processes.js";

const INTERVAL_MS = 20;
const BRIDGE = "signinghelper.token.bridge.BridgeProgram";
const HOSTS = ["signinghelper.app.Main", "signinghelper.preview.PagesProgram"];

/** Kinds of processes, in the order in which they are printed. */
export const KINDS = ["host", "bridge", "renderer", "extension", "browser", "portal library"] as const;
export type Kind = (typeof KINDS)[number];

/** Highest resident memory (VmHWM of /proc) of each kind among the processes below this one, in KiB. */
export class Peaks {
  private readonly highest = new Map<Kind, number>();
  private readonly timer = setInterval(() => {
    this.look();
  }, INTERVAL_MS);

  /** Stops looking. */
  end(): ReadonlyMap<Kind, number> {
    clearInterval(this.timer);
    this.look();
    return this.highest;
  }

  private look(): void {
    for (const entry of below(process.pid, processes())) {
      const kind = kindOf(entry);
      if (kind !== undefined) {
        this.highest.set(kind, Math.max(this.highest.get(kind) ?? 0, peakOf(entry.pid)));
      }
    }
  }
}

function below(pid: number, all: ProcessEntry[]): ProcessEntry[] {
  return all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid, all)]);
}

function kindOf({ arguments: args }: ProcessEntry): Kind | undefined {
  if (args.includes(BRIDGE)) {
    return "bridge";
  }
  if (HOSTS.some((main) => args.includes(main))) {
    return "host";
  }
  if (args.some((argument) => argument.endsWith("VerifyStream.java"))) {
    return "portal library";
  }
  // Chromium writes its arguments into one text, separated by blanks.
  const line = args.join(" ");
  if (!line.includes("chromium")) {
    return undefined;
  }
  if (line.includes("--type=renderer")) {
    return line.includes("--extension-process") ? "extension" : "renderer";
  }
  return line.includes("--user-data-dir=") && !line.includes("--type=") ? "browser" : undefined;
}

function peakOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0; // ended while we looked
  }
}
