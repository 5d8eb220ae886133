import type { ChildProcess } from "node:child_process";
import { request } from "node:http";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { writeFile } from "node:fs/promises";
import { end, firstLine, start } from "./processes.js";
import { ROOT } from "./root.js";
import { tool } from "./tools.js";

export const VERIFIER_JAR = join(ROOT, "verifier/target/signing-helper-verifier.jar");

/** Answer of the verifier, as far as tests read it. */
export interface VerifierAnswer {
  status: number;
  code?: string;
  nonce?: string;
}

/** The verifier's one jar, as a process of its own. */
export class Verifier {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    private readonly token: string,
  ) {}

  /**
   * @param folder where its settings are written
   * @param settings beside where it listens, which is any free port of loopback
   */
  static async open(folder: string, settings: object, token: string): Promise<Verifier> {
    const file = join(folder, "verifier.json");
    await writeFile(file, JSON.stringify({ listen: { port: 0 }, ...settings }));
    const child = await start(tool("java"), ["-XX:TieredStopAtLevel=1", "-jar", VERIFIER_JAR, file], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, VERIFIER_TOKEN: token },
    });
    const said: string[] = [];
    child.stderr?.on("data", (text: Buffer) => said.push(text.toString()));
    try {
      return new Verifier(child, Number((await firstLine(child, 1)).split(":").at(-1)), token);
    } catch (error) {
      throw new Error(`The verifier did not start.\n${said.join("")}`, { cause: error });
    }
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Asks as a portal's server does. */
  ask(path: string, body: object): Promise<VerifierAnswer> {
    return asked(this.address + path, this.token, body);
  }

  /** Ends it, and returns the status with which it ended. */
  async close(): Promise<number | null> {
    await end(this.child);
    return this.child.exitCode;
  }
}

/** Posts JSON without the headers that a browser, and Node's fetch, would add. */
export function asked(address: string, token: string, body: object): Promise<VerifierAnswer> {
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const sent = request(address, { method: "POST", headers }, (answer) => {
      const read = json(answer) as Promise<Omit<VerifierAnswer, "status">>;
      read.then((said) => {
        resolve({ ...said, status: answer.statusCode ?? 0 });
      }, reject);
    });
    sent.on("error", reject);
    sent.end(JSON.stringify(body));
  });
}
