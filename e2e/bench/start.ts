import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Portal } from "../stage/portal.js";
import { ROOT } from "../stage/root.js";
import { tool } from "../stage/tools.js";
import { VERSION } from "../stage/version.js";
import { type Installed, installed } from "./installed.js";
import { NativeHost } from "./native-host.js";

const STARTS = 21;
const SESSION = "00000000-0000-4000-8000-000000000001";
const BRIDGE_HEADER = 5;
const MEDIAN = 0.5;
const P95 = 0.95;
/** The last run, for programs. */
const REPORT = join(ROOT, "target/bench/start.json");

/**
 * Starts a trivial host and the real one in turn, in each way of installing, and reports the ratio of their times. The
 * medians come from one run, so that other load on the computer slows both.
 */
export async function measureStart(portal: Portal, folder: string): Promise<void> {
  const classes = join(folder, "trivial");
  await mkdir(classes);
  execFileSync(join(dirname(tool("java")), "javac"), ["-d", classes, join(ROOT, "e2e/bench/TrivialHost.java")]);
  const { host, url, extensionId, skfToken } = portal.ready;
  const environment = {
    ...process.env,
    SOFTSKF_HOME: skfToken,
    XDG_STATE_HOME: join(folder, "state"),
    XDG_CONFIG_HOME: join(folder, "config"),
  };
  const ways = await installed(folder, join(dirname(host), "profile.jws"), environment);
  const origin = new URL(url).origin;
  const times = new Map<string, number[]>();
  for (let start = 0; start < STARTS; start++) {
    note(times, TRIVIAL, await trivial(classes, environment));
    for (const way of ways) {
      await hostStart(way, extensionId, origin, environment, times);
      note(times, `${way.way}: bridge's first list`, await bridge(way, environment));
    }
  }
  await report(times);
}

const TRIVIAL = "trivial host: hello";

function note(times: Map<string, number[]>, what: string, taken: number): void {
  times.set(what, [...(times.get(what) ?? []), taken]);
}

async function trivial(classes: string, environment: NodeJS.ProcessEnv): Promise<number> {
  const begin = performance.now();
  const host = await NativeHost.start(tool("java"), ["-cp", classes, "TrivialHost"], environment);
  const taken = performance.now() - begin;
  await host.end();
  return taken;
}

async function hostStart(
  { way, launcher }: Installed,
  extensionId: string,
  origin: string,
  environment: NodeJS.ProcessEnv,
  times: Map<string, number[]>,
): Promise<void> {
  const begin = performance.now();
  const host = await NativeHost.start(launcher, [`chrome-extension://${extensionId}/`], environment);
  note(times, `${way}: hello`, performance.now() - begin);
  const parts = { extension: VERSION, library: VERSION, locale: "zh-CN" };
  await host.ask("session.open", { session: SESSION, origin, topOrigin: origin, ...parts });
  note(times, `${way}: session.open`, performance.now() - begin);
  await host.ask("token.list", { session: SESSION });
  note(times, `${way}: token.list`, performance.now() - begin);
  await host.end();
}

/** Starts a bridge by the launcher's own text until the soft library's U-Keys are listed. */
async function bridge({ bridge: launcher }: Installed, environment: NodeJS.ProcessEnv): Promise<number> {
  const library = join(ROOT, "softskf/target/libsoftskf-packed-32.so");
  const begin = performance.now();
  // Between pipes, as from Java: what Node would give it are sockets, which a bridge cannot open a second time.
  const child = spawn("sh", ["-c", 'cat | "$@" | cat', "sh", launcher, "skf", "softskf", library], {
    stdio: ["pipe", "pipe", "ignore"],
    env: environment,
  });
  const call = Buffer.from(JSON.stringify({ call: "list" }));
  const header = Buffer.alloc(BRIDGE_HEADER);
  header.write("J");
  header.writeUInt32BE(call.length, 1);
  child.stdin.write(Buffer.concat([header, call]));
  await once(child.stdout, "data");
  const taken = performance.now() - begin;
  const ended = once(child, "exit");
  child.stdin.end();
  await ended;
  return taken;
}

/** Times of one kind of start in milliseconds, and their ratio to the trivial host's. */
interface Measured {
  what: string;
  median: number;
  p95: number;
  times: number;
}

async function report(times: Map<string, number[]>): Promise<void> {
  const base = share(times.get(TRIVIAL) ?? [], MEDIAN);
  const measured: Measured[] = [...times].map(([what, taken]) => {
    const median = share(taken, MEDIAN);
    return { what, median, p95: share(taken, P95), times: median / base };
  });
  for (const { what, median, p95, times } of measured) {
    const [shown, rarely, ratio] = [median.toFixed(1), p95.toFixed(1), times.toFixed(2)].map((text) =>
      text.padStart(8),
    );
    console.log(`${what.padEnd(42)} median ${shown} ms, p95 ${rarely} ms ${ratio} times`);
  }
  await mkdir(dirname(REPORT), { recursive: true });
  await writeFile(REPORT, `${JSON.stringify({ starts: STARTS, measured }, undefined, 2)}\n`);
}

/** Returns the time that this share of the starts did not exceed. */
function share(taken: readonly number[], part: number): number {
  return [...taken].sort((a, b) => a - b)[Math.floor((taken.length - 1) * part)] ?? NaN;
}
