import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { promisify } from "node:util";
import { join } from "node:path";
import { end, firstLine, start } from "./processes.js";
import { ROOT } from "./root.js";
import type { Stage } from "./stage.js";
import { tool } from "./tools.js";
import { until } from "./until.js";

const run = promisify(execFile);
const SCRIPT = join(ROOT, "host/windows/src/test/resources/signinghelper/window/spoken/spoken.py");
/** Debian's, which has the bindings of AT-SPI. */
const PYTHON = "/usr/bin/python3";
const READER_RUNS = ["string:org.a11y.Status", "string:ScreenReaderEnabled", "variant:boolean:true"];

/** A part of a window, as AT-SPI tells a screen reader of it. */
export interface SpokenPart {
  role: string;
  name: string;
  description: string;
  states: string[];
}

/** A session bus on which a screen reader is said to run. */
export class SessionBus {
  private constructor(readonly environment: Record<string, string>) {}

  /**
   * It ends with the stage.
   *
   * @param folder new, for what its services keep
   */
  static async open(stage: Stage, folder: string): Promise<SessionBus> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const own = { ...stage.display.environment, XDG_RUNTIME_DIR: folder, GSETTINGS_BACKEND: "memory" };
    const daemon = await start(tool("dbus-daemon"), ["--session", "--nofork", "--print-address=1"], {
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, ...own },
    });
    stage.onClose(() => end(daemon));
    const bus = new SessionBus({ ...own, DBUS_SESSION_BUS_ADDRESS: await firstLine(daemon, 1) });
    await bus.run(
      tool("dbus-send"),
      "--session",
      "--print-reply",
      "--dest=org.a11y.Bus",
      "/org/a11y/bus",
      "org.freedesktop.DBus.Properties.Set",
      ...READER_RUNS,
    );
    return bus;
  }

  /** Lists the parts of a program's windows once one of them has the focus. */
  async parts(pid: number): Promise<SpokenPart[]> {
    return until("a part that is read aloud has the focus", async () => {
      const told = await this.run(PYTHON, SCRIPT, String(pid));
      const lines = told.split("\n").filter((line) => line !== "");
      const parts = lines.map((line) => JSON.parse(line) as SpokenPart);
      return parts.some(({ states }) => states.includes("focused")) && parts;
    });
  }

  private async run(program: string, ...args: string[]): Promise<string> {
    const { stdout } = await run(program, args, { env: { ...process.env, ...this.environment } });
    return stdout;
  }
}
