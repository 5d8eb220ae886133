import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Portal } from "../stage/portal.js";
import { processes } from "../stage/processes.js";
import { VERSION } from "../stage/version.js";
import { byLink } from "./installed.js";
import { Measured } from "./measured.js";
import { NativeHost } from "./native-host.js";
import { TrivialHost } from "./trivial-host.js";

const STARTS = 5;
const SESSIONS = [1_000, 2_000, 3_000] as const;
const SETTLED_MS = 6_000;
const BRIDGE = "signinghelper.token.bridge.BridgeProgram";
const TRIVIAL = "trivial host";

/** Proportional set size of hosts and bridges that have nothing to do, in MB, beside a trivial host's. */
export async function measureIdle({ ready }: Portal, folder: string): Promise<void> {
  const environment = {
    ...process.env,
    SOFTSKF_HOME: ready.skfToken,
    XDG_STATE_HOME: join(folder, "state"),
    XDG_CONFIG_HOME: join(folder, "config"),
  };
  const launcher = await byLink(join(folder, "link"), join(dirname(ready.host), "profile.jws"), environment);
  const trivialHost = await TrivialHost.compiled(folder, environment);
  const origin = new URL(ready.url).origin;
  const measured = new Measured("MB");
  for (let start = 0; start < STARTS; start++) {
    const trivial = await trivialHost.start();
    const host = await NativeHost.start(launcher, [`chrome-extension://${ready.extensionId}/`], environment);
    await pause(SETTLED_MS);
    measured.note(TRIVIAL, size(trivial.pid));
    measured.note("host, before a session", size(host.pid));
    await open(host, origin, 0);
    await host.ask("token.list", { session: session(0) });
    await pause(SETTLED_MS);
    noteBoth(measured, host, "with a bridge");
    if (start === STARTS - 1) {
      await noteGrowth(measured, host, origin);
    }
    await Promise.all([trivial.end(), host.end()]);
  }
  await measured.report("idle", () => TRIVIAL);
}

function noteBoth(measured: Measured, { pid }: NativeHost, when: string): void {
  const bridges = processes().filter((entry) => entry.parent === pid && entry.arguments.includes(BRIDGE));
  const ofBridges = bridges.reduce((sum, bridge) => sum + size(bridge.pid), 0);
  measured.note(`host, ${when}`, size(pid));
  measured.note(`its bridge, ${when}`, ofBridges);
  measured.note(`both, ${when}`, size(pid) + ofBridges);
}

/** Opens and closes sessions, and notes the memory at several numbers of them. */
async function noteGrowth(measured: Measured, host: NativeHost, origin: string): Promise<void> {
  let number = 0;
  for (const many of SESSIONS) {
    while (number < many) {
      await open(host, origin, ++number);
      await host.ask("session.close", { session: session(number) });
    }
    await pause(SETTLED_MS);
    noteBoth(measured, host, `after ${many} more sessions`);
  }
}

async function open(host: NativeHost, origin: string, number: number): Promise<void> {
  const parts = { extension: VERSION, library: VERSION, locale: "zh-CN" };
  await host.ask("session.open", { session: session(number), origin, topOrigin: origin, ...parts });
}

function session(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

function size(pid: number): number {
  const [, kib] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8")) ?? [];
  return Number(kib) / 1024;
}
