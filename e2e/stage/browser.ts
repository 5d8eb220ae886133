import { type BrowserContext, type CDPSession, chromium, type Worker } from "@playwright/test";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { allEnded, Host, hostsOf } from "./host.js";
import type { ManagedComputer } from "./managed-computer.js";
import { tool } from "./tools.js";

const ARGUMENTS = [
  "--window-size=1280,800",
  "--window-position=0,0",
  "--disable-gpu",
  "--disable-component-update",
  "--disable-sync",
  "--enable-unsafe-extension-debugging", // lets a test install the extension later
  "--test-type", // no bar that warns of --no-sandbox
];

const PREFERENCES = {
  // Only a developer's browser runs an unpacked extension again when it has reloaded itself.
  extensions: { ui: { developer_mode: true } },
  // Its offers would lie over the page.
  translate: { enabled: false },
  credentials_enable_service: false,
};

export interface BrowserOptions {
  /** Environment of the display to appear on; absent: this process's own. */
  environment?: Record<string, string>;
  /** The unpacked extension; none: the browser starts without it. */
  extension?: string;
  launcher: string;
  /** Further options of Chromium. */
  options?: string[];
  /** Computer whose policies browser and host follow; absent: this one. */
  computer?: ManagedComputer;
  /** New; for the browser's user data and the host's state. */
  folder: string;
}

/** A Chromium with a fresh profile, and the host that it may start. */
export class Browser {
  private constructor(
    readonly context: BrowserContext,
    readonly host: Host,
    readonly pid: number,
  ) {}

  static async start({
    environment,
    extension,
    launcher,
    options = [],
    computer,
    folder,
  }: BrowserOptions): Promise<Browser> {
    // The default place of Chromium, so that the host's diagnosis reads this one.
    const configHome = join(folder, "config");
    const userData = join(configHome, "chromium");
    const stateHome = join(folder, "state");
    await mkdir(join(userData, "NativeMessagingHosts"), { recursive: true });
    await mkdir(join(userData, "Default"));
    await writeFile(join(userData, "Default", "Preferences"), JSON.stringify(PREFERENCES));
    const start = async (file: string): Promise<string> => computer?.program(file) ?? file;
    const context = await chromium.launchPersistentContext(userData, {
      executablePath: await start(tool("chromium")),
      headless: false,
      chromiumSandbox: process.getuid?.() !== 0,
      viewport: null,
      // The host inherits them.
      env: {
        ...process.env,
        ...environment,
        XDG_CONFIG_HOME: configHome,
        XDG_STATE_HOME: stateHome,
        LANGUAGE: "zh_CN",
        LANG: "C.UTF-8",
      },
      args: [...ARGUMENTS, ...options, ...(extension === undefined ? [] : [`--load-extension=${extension}`])],
      ignoreDefaultArgs: [
        "--disable-extensions",
        "--enable-automation",
        // With background networking disabled, the browser fetches nothing that a policy wants installed.
        ...(computer === undefined ? [] : ["--disable-background-networking"]),
      ],
    });
    const session = await browserSession(context);
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const pid = processInfo.find(({ type }) => type === "browser")?.id ?? 0;
    return new Browser(context, new Host(await start(launcher), userData, stateHome), pid);
  }

  /** Installs the extension while pages are open, as a user may do. */
  async install(extension: string): Promise<void> {
    const session = await browserSession(this.context);
    // Newer than the debugger protocol's types.
    const send = session.send.bind(session) as unknown as (method: string, params: object) => Promise<unknown>;
    await send("Extensions.loadUnpacked", { path: extension });
  }

  /** The extension's service worker, started if it sleeps. */
  async worker(): Promise<Worker> {
    return this.context.serviceWorkers()[0] ?? (await this.context.waitForEvent("serviceworker"));
  }

  /** Ends the extension's worker, as the browser does with one that is idle, and with it the host. */
  async endWorker(): Promise<void> {
    const { hosts } = this;
    const session = await browserSession(this.context);
    const { targetInfos } = await session.send("Target.getTargets");
    for (const { targetId } of targetInfos.filter(({ type }) => type === "service_worker")) {
      await session.send("Target.closeTarget", { targetId });
    }
    await allEnded(hosts);
    await session.detach();
  }

  /** E.g. `Chromium 156.0.8078.79`. */
  get version(): string {
    return `Chromium ${this.context.browser()?.version() ?? ""}`;
  }

  get hosts(): number[] {
    return hostsOf(this.pid);
  }

  /** Ends the browser as a crash would. */
  kill(): void {
    process.kill(this.pid, "SIGKILL");
  }

  /** The browser and every host of it are gone afterwards. */
  async close(): Promise<void> {
    const { hosts } = this;
    await this.context.close();
    await allEnded(hosts);
  }
}

async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (browser === null) {
    throw new Error("The browser has gone.");
  }
  return browser.newBrowserCDPSession();
}
