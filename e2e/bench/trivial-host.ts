import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ROOT } from "../stage/root.js";
import { tool } from "../stage/tools.js";
import { NativeHost } from "./native-host.js";

/** Baseline: a Java host that only says hello. */
export class TrivialHost {
  private constructor(
    private readonly classes: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** Compiles it into a folder of its own in `folder`. */
  static async compiled(folder: string, environment: NodeJS.ProcessEnv): Promise<TrivialHost> {
    const classes = join(folder, "trivial");
    await mkdir(classes);
    execFileSync(join(dirname(tool("java")), "javac"), ["-d", classes, join(ROOT, "e2e/bench/TrivialHost.java")]);
    return new TrivialHost(classes, environment);
  }

  /** Starts it, and waits for its greeting. */
  start(): Promise<NativeHost> {
    return NativeHost.start(tool("java"), ["-cp", this.classes, "TrivialHost"], this.environment);
  }
}
