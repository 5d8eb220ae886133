import type { Attestation } from "../shared/channel.js";
import type { BrowserWindow } from "#protocol/messages";

/** Tabs as the worker sees them: by default each is in front and has just been clicked on. */
export class FakeTabs {
  /** Milliseconds. */
  now = 1_000_000;
  isInFront = true;
  clickedAt: number | undefined = this.now;
  browserWindowAt: BrowserWindow | undefined;
  /** Frames that were asked last. */
  frames: number[] = [];

  readonly attest = (_tab: number, frames: Iterable<number>): Promise<Attestation> => {
    this.frames = [...frames];
    const activatedAgo = this.clickedAt === undefined ? null : this.now - this.clickedAt;
    return Promise.resolve({ isInFront: this.isInFront, activatedAgo });
  };

  readonly browserWindow = (): Promise<BrowserWindow | undefined> => Promise.resolve(this.browserWindowAt);

  click(): void {
    this.clickedAt = this.now;
  }

  pass(milliseconds: number): void {
    this.now += milliseconds;
  }
}
