import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { isRunning, processes } from "./processes.js";
import { until } from "./until.js";

const MAIN_CLASS = "signinghelper.app.Main";

/** A line of the host's log about a request that it received. */
export interface Frame {
  method: string;
  session: string;
  /** Origin in `session.open` only; else empty. */
  origin: string;
}

/** A finding of the command line's diagnosis. */
interface Finding {
  verdict: string;
  code: string | null;
  evidence: { name: string; value: string }[];
}

/** The native-messaging host as one browser profile knows it. */
export class Host {
  /**
   * @param launcher launcher of the installed host
   * @param userData the browser's folder
   * @param stateHome the host's `XDG_STATE_HOME`
   * @param profile id of its profile
   */
  constructor(
    private readonly launcher: string,
    private readonly userData: string,
    private readonly stateHome: string,
    private readonly profile = "demo",
  ) {}

  /** Another portal's host, for the same browser. */
  beside(launcher: string, profile: string): Host {
    return new Host(launcher, this.userData, this.stateHome, profile);
  }

  /** Registers with the command that an installer uses, for all browsers; their folders here belong to this test. */
  async register(): Promise<void> {
    await this.run("register");
  }

  /** Removes the registration. */
  async unregister(): Promise<void> {
    await this.run("unregister");
  }

  /** Registers for everyone, as an administrator does; only on a computer that belongs to the test. */
  async registerForEveryone(): Promise<void> {
    await this.run("register", "--system", "--browser", "chromium");
  }

  private async run(...args: string[]): Promise<void> {
    await promisify(execFile)(this.launcher, args, { env: this.environment });
  }

  async verdict(check: string): Promise<string | undefined> {
    return (await this.finding(check))?.verdict;
  }

  /**
   * Returns the finding of `signing-helper diagnose` about Chromium; the browser lies where Chromium has its folder by
   * default.
   */
  async finding(check: string): Promise<Finding | undefined> {
    const diagnose = promisify(execFile)(this.launcher, ["diagnose", "--only", check, "--json"], {
      env: this.environment,
    });
    // It ends with the worst verdict.
    const { stdout } = await diagnose.catch((reason: unknown) => reason as { stdout: string });
    const { findings } = JSON.parse(stdout) as { findings: Finding[] };
    return findings.find(({ evidence }) => evidence.some(({ value }) => value === "Chromium"));
  }

  /**
   * Turns the history of the user's own signatures on and keeps it from being written.
   *
   * @returns puts it as it was
   */
  async breakHistory(): Promise<() => Promise<void>> {
    const folder = join(this.state, "history");
    await this.run("history", "switch", "on");
    await mkdir(join(folder, "signatures.jsonl"));
    return () => rm(folder, { recursive: true });
  }

  /** Forgets which certificates were taken last, so that the list has its own order again. */
  async forgetChoices(): Promise<void> {
    await rm(join(this.state, "choices.json"), { force: true });
  }

  private get environment(): NodeJS.ProcessEnv {
    return { ...process.env, XDG_CONFIG_HOME: dirname(this.userData), XDG_STATE_HOME: this.stateHome };
  }

  /** Returns the manifest that {@link register} has written. */
  manifest(): Record<string, unknown> {
    return JSON.parse(readFileSync(this.manifestFile, "utf8")) as Record<string, unknown>;
  }

  /** Puts something else in the place of the true manifest. */
  async registerAs(manifest: Record<string, unknown>): Promise<void> {
    await writeFile(this.manifestFile, JSON.stringify(manifest));
  }

  /** Registers a shell script in the host's place. */
  async replaceBy(script: string, extensionId: string): Promise<void> {
    const file = join(this.userData, "replaced-host");
    await mkdir(join(this.userData, "NativeMessagingHosts"), { recursive: true });
    await writeFile(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    await this.registerAs({
      name: this.name,
      description: "Stands in for the host",
      path: file,
      type: "stdio",
      allowed_origins: [`chrome-extension://${extensionId}/`],
    });
  }

  /**
   * Every request that a host of this browser has received, oldest first.
   *
   * @param only method to count
   */
  frames(only?: string): Frame[] {
    return this.log().flatMap((line) => {
      const [, method, , session = "", origin = ""] = / frame (\S+) (\S+) (\S+) (\S*)$/.exec(line) ?? [];
      return method === undefined || (only !== undefined && method !== only) ? [] : [{ method, session, origin }];
    });
  }

  private log(): string[] {
    const file = join(this.state, "log", "helper-0.log");
    return existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  }

  /** Name under which the extension asks for it. */
  private get name(): string {
    return `signinghelper.${this.profile.replaceAll("-", "_")}`;
  }

  private get state(): string {
    return join(this.stateHome, `signing-helper-${this.profile}`);
  }

  private get manifestFile(): string {
    return join(this.userData, "NativeMessagingHosts", `${this.name}.json`);
  }
}

/** Process ids of the hosts that a browser has started. */
export function hostsOf(browser: number): number[] {
  return processes()
    .filter((candidate) => candidate.parent === browser && candidate.arguments.includes(MAIN_CLASS))
    .map(({ pid }) => pid);
}

/** Process ids of the bridges and other children of a host. */
export function childrenOf(host: number | undefined): number[] {
  return processes()
    .filter(({ parent }) => parent === host)
    .map(({ pid }) => pid);
}

export async function allEnded(pids: readonly number[]): Promise<void> {
  await until("the host has ended", () => !pids.some(isRunning));
}
