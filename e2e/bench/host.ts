import { join } from "node:path";
import type { Portal } from "../stage/portal.js";
import { VERSION } from "../stage/version.js";
import { NativeHost } from "./native-host.js";
import { Measured } from "./measured.js";

const STARTS = 15;
const REPEATS = 50;
const DIAGNOSES = 5;
const HELLO = "start to hello";
const SESSION = "00000000-0000-4000-8000-000000000001";

/** Starts the host, and asks one that runs, as the extension does. */
export async function measureHost({ ready }: Portal, folder: string): Promise<void> {
  const { host: launcher, extensionId, url } = ready;
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
  const times = new Measured();
  for (let start = 0; start < STARTS; start++) {
    const host = await times.measure(HELLO, () =>
      NativeHost.start(launcher, [`chrome-extension://${extensionId}/`], environment),
    );
    await times.measure("first session.open, after hello", () => host.ask("session.open", opening));
    await times.measure("first token.list", () => host.ask("token.list", { session: SESSION }));
    await times.measure("end of input to end of process", () => host.end());
  }
  const host = await NativeHost.start(launcher, [`chrome-extension://${extensionId}/`], environment);
  await host.ask("session.open", opening);
  for (let time = 0; time < REPEATS; time++) {
    await times.measure("token.list, warm", () => host.ask("token.list", { session: SESSION }));
  }
  for (let time = 0; time < DIAGNOSES; time++) {
    await times.measure("diagnosis.run, whole", () => host.ask("diagnosis.run", { session: SESSION }));
  }
  await host.end();
  await times.report("host", () => HELLO);
}
