import type { ChildProcess } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Display } from "./display.js";
import { Host } from "./host.js";
import { end, start } from "./processes.js";
import { tool } from "./tools.js";
import { until } from "./until.js";

interface Options {
  extension: string;
  launcher: string;
  /** New; for the browser's user data and the host's state. */
  folder: string;
}

/** A Chromium that nothing but mouse and keyboard drives: a test driver would pretend that every tab has the focus. */
export class OutsideBrowser {
  private constructor(
    private readonly display: Display,
    private readonly program: ChildProcess,
  ) {}

  /** Starts with one tab, which shows `url`. */
  static async start(display: Display, url: string, { extension, launcher, folder }: Options): Promise<OutsideBrowser> {
    const configHome = join(folder, "config");
    const userData = join(configHome, "chromium");
    const stateHome = join(folder, "state");
    await mkdir(join(userData, "NativeMessagingHosts"), { recursive: true });
    await mkdir(join(userData, "Default"));
    const preferences = { extensions: { ui: { developer_mode: true } } };
    await writeFile(join(userData, "Default", "Preferences"), JSON.stringify(preferences));
    await new Host(launcher, userData, stateHome).register();
    const program = await start(
      tool("chromium"),
      [
        `--user-data-dir=${userData}`,
        `--load-extension=${extension}`,
        "--disable-features=DisableLoadExtensionCommandLineSwitch",
        "--window-size=1280,800",
        "--window-position=0,0",
        "--disable-gpu",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--no-default-browser-check",
        "--password-store=basic",
        "--test-type",
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        url,
      ],
      {
        stdio: "ignore",
        env: {
          ...process.env,
          ...display.environment,
          XDG_CONFIG_HOME: configHome,
          XDG_STATE_HOME: stateHome,
          LANG: "C.UTF-8",
        },
      },
    );
    return new OutsideBrowser(display, program);
  }

  /** Waits until the tab in front has this title, a regular expression; the window has the focus then. */
  async shows(title: string): Promise<void> {
    await until(`a tab in front shows ${title}`, async () => {
      const ask = (...what: string[]): Promise<string> => this.display.xdotool(...what).catch(() => "");
      const found = await ask("search", "--onlyvisible", "--name", `^${title} - Chromium$`);
      return found !== "" && found === (await ask("getactivewindow"));
    });
  }

  /** Clicks in the middle of the page. */
  async click(): Promise<void> {
    await this.display.xdotool("mousemove", "640", "450", "click", "1");
  }

  async press(...keys: string[]): Promise<void> {
    await this.display.xdotool("key", "--delay", "30", ...keys);
  }

  async close(): Promise<void> {
    await end(this.program);
  }
}
