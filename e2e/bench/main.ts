// Measures the speed of the built host on this computer: npm run bench, or npm run bench -- start. It judges nothing.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Portal } from "../stage/portal.js";
import { ROOT } from "../stage/root.js";
import { NativeHost } from "./native-host.js";
import { measureStart } from "./start.js";
import { VERSION } from "../stage/version.js";

const STARTS = 15;
const REPEATS = 50;
const SESSION = "00000000-0000-4000-8000-000000000001";

const folder = await mkdtemp(join(tmpdir(), "signing-helper-bench-"));
const portal = await Portal.open(
  ROOT,
  join(folder, "demo"),
  process.argv[2] === "start" ? { token: "skf" } : { softwareKeyOnly: true },
);
try {
  await (process.argv[2] === "start" ? measureStart(portal, folder) : measure());
} finally {
  await portal.close();
  await rm(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const { host: launcher, extensionId, url } = portal.ready;
  const origin = new URL(url).origin;
  const opening = {
    session: SESSION,
    origin,
    topOrigin: origin,
    extension: VERSION,
    library: VERSION,
    locale: "zh-CN",
  };
  const environment = {
    ...process.env,
    XDG_STATE_HOME: join(folder, "state"),
    XDG_CONFIG_HOME: join(folder, "config"),
  };
  const times = { hello: [] as number[], session: [] as number[], first: [] as number[], end: [] as number[] };
  for (let start = 0; start < STARTS; start++) {
    let host: NativeHost | undefined;
    times.hello.push(
      await timed(async () => {
        host = await NativeHost.start(launcher, [`chrome-extension://${extensionId}/`], environment);
      }),
    );
    times.session.push(await timed(async () => host?.ask("session.open", opening)));
    times.first.push(await timed(async () => host?.ask("token.list", { session: SESSION })));
    times.end.push(await timed(async () => host?.end()));
  }
  print("start to hello", times.hello);
  print("first session.open, after hello", times.session);
  print("first token.list", times.first);
  print("end of input to end of process", times.end);

  const host = await NativeHost.start(launcher, [`chrome-extension://${extensionId}/`], environment);
  await host.ask("session.open", opening);
  print("token.list, warm", await repeated(REPEATS, () => host.ask("token.list", { session: SESSION })));
  print("diagnosis.run, whole", await repeated(5, () => host.ask("diagnosis.run", { session: SESSION })));
  await host.end();
}

async function repeated(times: number, act: () => Promise<void>): Promise<number[]> {
  const taken = [];
  for (let time = 0; time < times; time++) {
    taken.push(await timed(act));
  }
  return taken;
}

async function timed(act: () => Promise<void> | undefined): Promise<number> {
  const begin = performance.now();
  await act();
  return performance.now() - begin;
}

function print(what: string, taken: readonly number[]): void {
  const sorted = [...taken].sort((a, b) => a - b);
  const [least, median, most] = [0, Math.floor(sorted.length / 2), sorted.length - 1].map((at) =>
    (sorted[at] ?? NaN).toFixed(1).padStart(8),
  );
  console.log(`${what.padEnd(34)} median ${median} ms, least ${least}, most ${most}  (${taken.length} times)`);
}
