import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

export const PIN = "123456";
export const WRONG_PIN = "654321";

/** Stored state of the U-Key; `pin` is a salted hash. */
interface State {
  triesLeft: number;
  triesMaximum: number;
  pin: unknown;
  isDefaultPin: boolean;
}

/** The demo's software U-Key, from outside. Its driver reads the files anew each time, as if it asked a device. */
export class UKey {
  private readonly issued: Pick<State, "pin" | "isDefaultPin">;

  /** @param folder where it keeps its state, as the demo has made it */
  constructor(private readonly folder: string) {
    const { pin, isDefaultPin } = this.state;
    this.issued = { pin, isDefaultPin };
  }

  get triesLeft(): number {
    return this.state.triesLeft;
  }

  get triesMaximum(): number {
    return this.state.triesMaximum;
  }

  get hasIssuedPin(): boolean {
    return JSON.stringify(this.state.pin) === JSON.stringify(this.issued.pin);
  }

  async setTriesLeft(triesLeft: number): Promise<void> {
    await this.write({ triesLeft });
  }

  private async write(changed: Partial<State>): Promise<void> {
    const fresh = join(this.folder, "token.json.fresh");
    await writeFile(fresh, JSON.stringify({ ...this.state, ...changed }));
    await rename(fresh, this.file);
  }

  /** @returns a certificate on it, DER in Base64 */
  certificate(name: "sm2-signature" | "sm2-encryption" | "rsa-signature" | "ec-signature"): string {
    const pem = readFileSync(join(this.folder, `${name}.crt.pem`));
    return new X509Certificate(pem).raw.toString("base64");
  }

  /** A key on it, for a program that signs without the U-Key's driver. */
  files(name: "sm2-signature" | "rsa-signature" | "ec-signature"): { key: string; certificate: string } {
    return { key: join(this.folder, `${name}.key.pem`), certificate: join(this.folder, `${name}.crt.pem`) };
  }

  async unplug(): Promise<void> {
    await writeFile(join(this.folder, "unplugged"), "");
  }

  async plugIn(): Promise<void> {
    await rm(join(this.folder, "unplugged"), { force: true });
  }

  /** Makes its PIN count as the one that it was issued with, from now on. */
  async setFirstPin(): Promise<void> {
    await this.write({ isDefaultPin: true });
  }

  /** Another one with a certificate of its own. */
  get spare(): UKey {
    return new UKey(join(this.folder, "spare"));
  }

  /** Makes each signature slow, from now on. */
  async slowDown(): Promise<void> {
    await writeFile(join(this.folder, "slow"), "");
  }

  /** Plugged in, with its first PIN and all its tries, and quick; the spare one is not plugged in. */
  async restore(): Promise<void> {
    await this.spare.unplug();
    await rm(join(this.folder, "slow"), { force: true });
    await this.plugIn();
    await this.write({ ...this.issued, triesLeft: this.triesMaximum });
  }

  private get state(): State {
    return JSON.parse(readFileSync(this.file, "utf8")) as State;
  }

  private get file(): string {
    return join(this.folder, "token.json");
  }
}
