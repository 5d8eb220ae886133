import { type ChildProcess, execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { end, firstLine, start } from "./processes.js";
import { tool } from "./tools.js";
import { until } from "./until.js";

const run = promisify(execFile);

/** No keys of its own, so that every key reaches the window; a new window gets the focus, as on a usual desktop. */
const WINDOW_MANAGER_SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <theme><name>Clearlooks</name></theme>
</openbox_config>
`;

/** `import` waits for ever for a window that goes away while it looks. */
const PICTURE_TIMEOUT_MS = 30_000;

/** A screen of our own, by default 1280 × 800, with a window manager: without one no window gets the focus. */
export class Display {
  private constructor(
    private readonly number: string,
    private readonly running: readonly ChildProcess[],
  ) {}

  /**
   * @param folder folder for the window manager's settings
   * @param size width and height in pixels
   */
  static async open(folder: string, size = "1280x800"): Promise<Display> {
    const settings = join(folder, "openbox.xml");
    await mkdir(folder, { recursive: true });
    await writeFile(settings, WINDOW_MANAGER_SETTINGS);
    // Without -noreset it starts over when its last window has gone, and may then miss the signal to end.
    // With -r no key repeats itself: on a busy computer one may seem to be held, and a PIN then has a digit twice.
    const screen = ["-screen", "0", `${size}x24`, "-nolisten", "tcp", "-noreset", "-r", "-displayfd", "3"];
    const server = await start(tool("Xvfb"), screen, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    const number = `:${await firstLine(server, 3)}`;
    const manager = await start(tool("openbox"), ["--sm-disable", "--config-file", settings], {
      stdio: "ignore",
      env: { ...process.env, DISPLAY: number, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder },
    });
    const display = new Display(number, [server, manager]);
    // Only a window manager numbers the desktops.
    await until("the window manager runs", () => succeeds(display.xdotool("get_desktop")));
    return display;
  }

  /** Environment of a program that shall appear here. */
  get environment(): { DISPLAY: string } {
    return { DISPLAY: this.number };
  }

  /** @returns what it prints; rejects when it finds nothing */
  async xdotool(...args: string[]): Promise<string> {
    const { stdout } = await run(tool("xdotool"), args, { env: { ...process.env, ...this.environment } });
    return stdout.trim();
  }

  /** Returns what `xwininfo` tells of a window; xdotool adds its frame twice to its place. */
  async windowInformation(window: string): Promise<string> {
    const { stdout } = await run(tool("xwininfo"), ["-id", window], { env: { ...process.env, ...this.environment } });
    return stdout;
  }

  /** @param file PNG of the whole screen, or of a window */
  async takePicture(file: string, window = "root"): Promise<void> {
    await mkdir(dirname(file), { recursive: true });
    await run(tool("import"), ["-window", window, file], { env: { ...process.env, ...this.environment } });
  }

  /** @returns what is seen of a window: red, green and blue in turn, 8 bits each; rejects when it has gone */
  async pixels(window: string): Promise<Buffer> {
    const { stdout } = await run(tool("import"), ["-window", window, "-depth", "8", "rgb:-"], {
      env: { ...process.env, ...this.environment },
      encoding: "buffer",
      maxBuffer: 1920 * 1080 * 3,
      timeout: PICTURE_TIMEOUT_MS,
    });
    return stdout;
  }

  async close(): Promise<void> {
    for (const child of this.running) {
      await end(child);
    }
  }
}

function succeeds(promise: Promise<unknown>): Promise<boolean> {
  return promise.then(
    () => true,
    () => false,
  );
}
