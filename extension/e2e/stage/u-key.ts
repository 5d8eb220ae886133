import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

export const PIN = "123456";
export const WRONG_PIN = "654321";

/** The demo's software U-Key, from outside. Its driver reads the files anew each time, as if it asked a device. */
export class UKey {
  /** @param folder where it keeps its state */
  constructor(private readonly folder: string) {}

  get triesLeft(): number {
    return this.state.triesLeft;
  }

  get triesMaximum(): number {
    return this.state.triesMaximum;
  }

  async setTriesLeft(triesLeft: number): Promise<void> {
    const fresh = join(this.folder, "token.json.fresh");
    await writeFile(fresh, JSON.stringify({ ...this.state, triesLeft }));
    await rename(fresh, this.file);
  }

  /** @returns a certificate on it, DER in Base64 */
  certificate(name: "sm2-signature" | "sm2-encryption" | "rsa-signature" | "ec-signature"): string {
    const pem = readFileSync(join(this.folder, `${name}.crt.pem`));
    return new X509Certificate(pem).raw.toString("base64");
  }

  async unplug(): Promise<void> {
    await writeFile(join(this.folder, "unplugged"), "");
  }

  async plugIn(): Promise<void> {
    await rm(join(this.folder, "unplugged"), { force: true });
  }

  /** Another one with a certificate of its own. */
  get spare(): UKey {
    return new UKey(join(this.folder, "spare"));
  }

  /** From now on each signature takes its time. */
  async slowDown(): Promise<void> {
    await writeFile(join(this.folder, "slow"), "");
  }

  /** Plugged in, with all its tries, and quick; the spare one is not plugged in. */
  async restore(): Promise<void> {
    await this.spare.unplug();
    await rm(join(this.folder, "slow"), { force: true });
    await this.plugIn();
    await this.setTriesLeft(this.triesMaximum);
  }

  private get state(): { triesLeft: number; triesMaximum: number } {
    return JSON.parse(readFileSync(this.file, "utf8")) as { triesLeft: number; triesMaximum: number };
  }

  private get file(): string {
    return join(this.folder, "token.json");
  }
}
