import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { isOpen } from "./open-port.js";
import { end, start } from "./processes.js";
import { ROOT } from "./root.js";
import { tool } from "./tools.js";
import { until } from "./until.js";

/** The sample portal in Python, which asks a verifier. */
export class SamplePortal {
  private constructor(private readonly child: ChildProcess) {}

  static async open(port: number, verifier: string, token: string): Promise<SamplePortal> {
    const settings = { PORT: String(port), VERIFIER: verifier, VERIFIER_TOKEN: token };
    const child = await start(tool("python3"), [join(ROOT, "samples/verifier/python/portal.py")], {
      stdio: "ignore",
      env: { ...process.env, ...settings },
    });
    const portal = new SamplePortal(child);
    await until("the portal in Python listens", () => isOpen(port));
    return portal;
  }

  close(): Promise<void> {
    return end(this.child);
  }
}
