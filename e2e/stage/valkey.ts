import type { ChildProcess } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { freePort } from "./free-port.js";
import { isOpen } from "./open-port.js";
import { end, start } from "./processes.js";
import { tool } from "./tools.js";
import { until } from "./until.js";

/** A Valkey on loopback that keeps a portal's challenges, and nothing on the disk. */
export class Valkey {
  private constructor(
    private readonly folder: string,
    readonly port: number,
    private child: ChildProcess,
  ) {}

  /** @param folder made for it */
  static async open(folder: string): Promise<Valkey> {
    await mkdir(folder, { recursive: true });
    const port = await freePort();
    const valkey = new Valkey(folder, port, await run(folder, port));
    await valkey.answers();
    return valkey;
  }

  /** Ends it, and with it every challenge. */
  async close(): Promise<void> {
    await end(this.child);
  }

  async startAgain(): Promise<void> {
    this.child = await run(this.folder, this.port);
    await this.answers();
  }

  private answers(): Promise<true> {
    return until("Valkey answers", () => isOpen(this.port));
  }
}

/** The program is one file that does what it is called; Debian has it without a service under this name. */
function run(folder: string, port: number): Promise<ChildProcess> {
  const options = { bind: "127.0.0.1", port: String(port), dir: folder, save: "" };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  return start(tool("valkey-check-rdb"), args, { argv0: "valkey-server", stdio: "ignore" });
}
