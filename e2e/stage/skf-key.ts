import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { copyFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Names in the demo. */
const DEVICE = "demo";
const SPARE = "spare";
const APPLICATION = "DEMO";

/** A U-Key of the demo behind the soft SKF library, from outside; the library reads its files at each call. */
export class SkfKey {
  /**
   * @param tool the library's `softskf-device`
   * @param home where the library keeps its devices
   */
  constructor(
    private readonly tool: string,
    private readonly home: string,
    private readonly device = DEVICE,
  ) {}

  /** Another one, with an SM2 certificate of its own. */
  get spare(): SkfKey {
    return new SkfKey(this.tool, this.home, SPARE);
  }

  get triesLeft(): number {
    return Number(this.run("tries", APPLICATION));
  }

  get triesMaximum(): number {
    return Number(/^user_max=(\d+)$/m.exec(readFileSync(this.pins, "utf8"))?.[1]);
  }

  async setTriesLeft(triesLeft: number): Promise<void> {
    const pins = readFileSync(this.pins, "utf8").replace(/^user_left=.*$/m, `user_left=${triesLeft}`);
    const fresh = join(this.folder, "pins.fresh");
    await writeFile(fresh, pins);
    await rename(fresh, this.pins);
  }

  /** @returns a certificate for signatures, DER in Base64 */
  certificate(container: "1-SM2" | "2-RSA"): string {
    const file = join(this.folder, "applications", APPLICATION, "containers", container, "sign.crt");
    return readFileSync(file).toString("base64");
  }

  unplug(): void {
    this.run("unplug");
  }

  plugIn(): void {
    this.run("plug");
  }

  /** Number of calls of the library with a PIN since {@link restore}. */
  get pinsPresented(): number {
    return this.calls.filter((line) => /^SKF_(VerifyPIN|ChangePIN) /.test(line)).length;
  }

  /**
   * Restores the U-Key as the demo made it, plugged in, with its first PIN; the spare one is unplugged. Calls are noted
   * from now on.
   */
  async restore(): Promise<void> {
    this.spare.unplug();
    const fresh = join(this.folder, "pins.fresh");
    await copyFile(join(this.folder, "pins"), fresh);
    await rename(fresh, this.pins);
    this.plugIn();
    await rm(join(this.home, "calls"), { force: true });
    await writeFile(join(this.home, "control"), "log=1\n");
  }

  private get calls(): string[] {
    const file = join(this.home, "calls");
    return existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  }

  private get folder(): string {
    return join(this.home, "devices", this.device);
  }

  private get pins(): string {
    return join(this.folder, "applications", APPLICATION, "pins");
  }

  private run(command: string, ...args: string[]): string {
    return execFileSync(this.tool, [command, this.home, this.device, ...args], { encoding: "utf8" });
  }
}
