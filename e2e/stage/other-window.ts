import type { ChildProcess } from "node:child_process";
import type { Display } from "./display.js";
import { end, start } from "./processes.js";
import { tool } from "./tools.js";
import { until } from "./until.js";

const TITLE = "other window";

/** A window of another program, which says of each key that it got it. */
export class OtherWindow {
  private said = "";

  private constructor(
    private readonly display: Display,
    private readonly program: ChildProcess,
  ) {
    program.stdout?.on("data", (part: Buffer) => (this.said += part.toString()));
  }

  /** It has the focus. */
  static async open(display: Display): Promise<OtherWindow> {
    const program = await start(tool("xev"), ["-event", "keyboard", "-name", TITLE], {
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, ...display.environment },
    });
    await until("the other window has the focus", async () => {
      const found = await display.xdotool("search", "--onlyvisible", "--name", `^${TITLE}$`).catch(() => "");
      return found !== "" && found === (await display.xdotool("getactivewindow").catch(() => ""));
    });
    return new OtherWindow(display, program);
  }

  /** Number of keys that it received. */
  get keys(): number {
    return this.said.split("KeyPress event").length - 1;
  }

  /**
   * Types numbers, each with Enter, into the window with the focus.
   *
   * @param keys how many
   * @param gap milliseconds between two
   */
  async typeNumbers(keys: number, gap: number): Promise<void> {
    const names = Array.from({ length: keys }, (_key, index) => (index % 8 === 7 ? "Return" : String((index % 8) + 1)));
    await this.display.xdotool(...names.flatMap((name) => ["key", "--delay", "0", name, "sleep", String(gap / 1_000)]));
  }

  async close(): Promise<void> {
    await end(this.program);
  }
}
