import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { versionIn } from "../../extension/build/version.mjs";
import { freePort } from "./free-port.js";
import { end, start } from "./processes.js";
import { ROOT } from "./root.js";
import { tool } from "./tools.js";
import { until } from "./until.js";

/** Spring Boot starts in seconds, and on a computer with ten times as much to do in more than a minute. */
const PATIENCE_MS = 180_000;

/** The sample portal on Spring Boot, as a process of its own. */
export class SpringPortal {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /**
   * @param anchors PEM file with the CAs that it trusts
   * @param password of its one account
   * @param further properties, in the place of those of its file
   */
  static async open(anchors: string, password: string, further: Record<string, string> = {}): Promise<SpringPortal> {
    // The origin is configured, so the port must be known before the start.
    const port = await freePort();
    const jar = join(ROOT, `samples/spring-portal/target/spring-portal-${versionIn(ROOT)}.jar`);
    const properties = {
      "server.port": String(port),
      "server.address": "127.0.0.1",
      "sample.password": password,
      "signing-helper.trust.anchors": `file:${anchors}`,
      ...further,
    };
    const args = Object.entries(properties).map(([name, value]) => `--${name}=${value}`);
    const child = await start(tool("java"), ["-jar", jar, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    const said: string[] = [];
    child.stdout?.on("data", (text: Buffer) => said.push(text.toString()));
    child.stderr?.on("data", (text: Buffer) => said.push(text.toString()));
    const portal = new SpringPortal(child, `http://localhost:${port}`);
    try {
      await until("the portal on Spring Boot answers", () => portal.isHealthy(), PATIENCE_MS);
      return portal;
    } catch (error) {
      await portal.close();
      throw new Error(`The portal on Spring Boot did not start.\n${said.join("").slice(-2000)}`, { cause: error });
    }
  }

  /** Asks its health as a load balancer does. */
  private async isHealthy(): Promise<boolean> {
    if (this.child.exitCode !== null) {
      throw new Error(`It ended with ${this.child.exitCode}.`);
    }
    try {
      return (await this.health()).status === "UP";
    } catch {
      return false; // not listening yet
    }
  }

  /** @returns status and what else its settings let anyone see */
  async health(): Promise<{ status: string; components?: object }> {
    const answer = await fetch(new URL("/actuator/health", this.url));
    return (await answer.json()) as { status: string; components?: object };
  }

  close(): Promise<void> {
    return end(this.child);
  }
}
