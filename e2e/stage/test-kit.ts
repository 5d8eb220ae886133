import { type Browser, chromium, type Page } from "@playwright/test";
import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { end, start } from "./processes.js";
import { ROOT } from "./root.js";
import { tool } from "./tools.js";
import { until } from "./until.js";

const JAR = join(ROOT, "testkit/program/target/signing-helper-testkit.jar");

/** `testkit.json`, as far as tests read it. */
export interface KitFacts {
  anchors: string;
  ocsp: string;
  crl: Record<string, string>;
  /** Where an https origin is named. */
  tls?: { certificate: string; key: string; root: string };
  timeStamps: { address: string; authority: string };
  keys: string;
  certificates: { kind: string; use: string; holder: string; serial: string }[];
  samples: { pdf: string; ofd: string };
  pageLibrary: string;
  revoked: string;
}

/** The test kit's one jar, started as a portal's developer starts it: in a folder that has nothing else of ours. */
export class TestKit {
  private constructor(
    private readonly child: ChildProcess,
    readonly facts: KitFacts,
    private readonly browser: Browser,
    /** Its words at the terminal so far. */
    readonly said: readonly string[],
  ) {}

  /**
   * Starts it, and waits for its browser.
   *
   * @param folder where the jar and all that it makes lie
   * @param environment environment of the display
   */
  static async start(folder: string, environment: Record<string, string>, ...args: string[]): Promise<TestKit> {
    await mkdir(folder, { recursive: true });
    await copyFile(JAR, join(folder, "signing-helper-testkit.jar"));
    const command = [tool("java"), "-jar", "signing-helper-testkit.jar", ...args].map((part) => `'${part}'`).join(" ");
    return TestKit.startBy(command, folder, environment);
  }

  /** Starts it by a shell's command, to which the test's own browser and any free port are added. */
  static async startBy(command: string, folder: string, environment: Record<string, string>): Promise<TestKit> {
    const userData = join(folder, "signing-helper-testkit/browser/chromium");
    const debugger_ = join(userData, "DevToolsActivePort");
    // Only the debugger is added to what the kit gives its browser.
    const browser = join(folder, "chromium");
    const script = `#!/bin/sh\nexec '${tool("chromium")}' --remote-debugging-port=0 "$@"\n`;
    await writeFile(browser, script, { mode: 0o755 });
    // An earlier start's names a port at which nobody answers.
    await rm(debugger_, { force: true });
    const child = await start("sh", ["-c", `exec ${command.trim()} --port 0 --browser '${browser}'`], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...environment, LC_ALL: "C.UTF-8" },
    });
    const said: string[] = [];
    child.stdout?.on("data", (text: Buffer) => said.push(text.toString()));
    child.stderr?.on("data", (text: Buffer) => said.push(text.toString()));
    try {
      const port = await until("the kit's browser runs", () => {
        if (child.exitCode !== null) {
          throw new Error("it ended");
        }
        return said.join("").includes("The browser runs") && existsSync(debugger_)
          ? readFileSync(debugger_, "utf8").split("\n")[0] || undefined // it is written bit by bit
          : undefined;
      });
      const facts = JSON.parse(await readFile(join(folder, "signing-helper-testkit/testkit.json"), "utf8")) as KitFacts;
      return new TestKit(child, facts, await connected(`http://127.0.0.1:${port}`), said);
    } catch (error) {
      await end(child);
      throw new Error(`The test kit did not start.\n${said.join("")}`, { cause: error });
    }
  }

  /** The page that the kit has opened. */
  async page(): Promise<Page> {
    return until("the kit opens the portal", () =>
      this.browser
        .contexts()[0]
        ?.pages()
        .find((page) => /^https?:/.test(page.url())),
    );
  }

  /** Ends the kit, as Ctrl+C does, and with it its browser; it may have ended already. */
  async close(): Promise<void> {
    await this.browser.close();
    await end(this.child);
  }
}

/**
 * Connects to the browser as soon as its first page has a title, be it an error's. Playwright waits for ever for a page
 * that changes while it connects.
 */
async function connected(address: string): Promise<Browser> {
  await until("the kit's browser shows its page", async () => {
    const targets = (await (await fetch(`${address}/json/list`)).json()) as { type: string; title: string }[];
    return targets.some(({ type, title }) => type === "page" && title !== "");
  });
  return chromium.connectOverCDP(address);
}
