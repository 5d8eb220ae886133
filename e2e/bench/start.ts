import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import type { Portal } from "../stage/portal.js";
import { ROOT } from "../stage/root.js";
import { VERSION } from "../stage/version.js";
import { type Installed, installed } from "./installed.js";
import { NativeHost } from "./native-host.js";
import { TrivialHost } from "./trivial-host.js";
import { Measured } from "./measured.js";

const STARTS = 21;
const SESSION = "00000000-0000-4000-8000-000000000001";
/** Frame with the call for a list: its kind and length, then the octet of a value, and the name with its length. */
const LIST_CALL = Buffer.from("Q\0\0\0\x0f\x01\0\0\0\x0aListTokens", "latin1");
const TRIVIAL = "trivial host: hello";

/**
 * Starts a trivial host and the real one in turn, in each way of installing, and reports the ratio of their times. The
 * medians come from one run, so that other load on the computer slows both.
 */
export async function measureStart(portal: Portal, folder: string): Promise<void> {
  const { host, url, extensionId, skfToken } = portal.ready;
  const environment = {
    ...process.env,
    SOFTSKF_HOME: skfToken,
    XDG_STATE_HOME: join(folder, "state"),
    XDG_CONFIG_HOME: join(folder, "config"),
  };
  const ways = await installed(folder, join(dirname(host), "profile.jws"), environment);
  const trivialHost = await TrivialHost.compiled(folder, environment);
  const origin = new URL(url).origin;
  const times = new Measured();
  for (let start = 0; start < STARTS; start++) {
    times.note(TRIVIAL, await trivial(trivialHost));
    for (const way of ways) {
      await hostStart(way, extensionId, origin, environment, times);
      times.note(`${way.way}: bridge's first list`, await bridge(way, environment));
    }
  }
  await times.report("start", () => TRIVIAL);
}

async function trivial(trivialHost: TrivialHost): Promise<number> {
  const begin = performance.now();
  const host = await trivialHost.start();
  const taken = performance.now() - begin;
  await host.end();
  return taken;
}

async function hostStart(
  { way, launcher }: Installed,
  extensionId: string,
  origin: string,
  environment: NodeJS.ProcessEnv,
  times: Measured,
): Promise<void> {
  const begin = performance.now();
  const host = await NativeHost.start(launcher, [`chrome-extension://${extensionId}/`], environment);
  times.note(`${way}: hello`, performance.now() - begin);
  const parts = { extension: VERSION, library: VERSION, locale: "zh-CN" };
  await host.ask("session.open", { session: SESSION, origin, topOrigin: origin, ...parts });
  times.note(`${way}: session.open`, performance.now() - begin);
  await host.ask("token.list", { session: SESSION });
  times.note(`${way}: token.list`, performance.now() - begin);
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
  child.stdin.write(LIST_CALL);
  await once(child.stdout, "data");
  const taken = performance.now() - begin;
  const ended = once(child, "exit");
  child.stdin.end();
  await ended;
  return taken;
}
