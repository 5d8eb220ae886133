import { Failure } from "../shared/failure.js";

/** Two windows: one open, one waiting. */
const MOST_FOR_A_TAB = 2;
const MOST_WASTED_BY_AN_ORIGIN = 10;
const MOST_WASTED = 20;
const WINDOW_MS = 60_000;

interface Wasted {
  origin: string;
  at: number;
}

/** Limits on the host's windows for pages: at once, and those in a minute that ended without the user's yes. */
export class WindowQuota {
  private readonly running = new Map<number, number>();
  private wasted: Wasted[] = [];

  /**
   * Counts one more window of a tab.
   *
   * @param now milliseconds of a monotonic clock
   * @throws Failure BUSY, with the `seconds` to wait where waiting helps
   */
  enter(tab: number, origin: string, now: number): void {
    this.wasted = this.wasted.filter(({ at }) => now - at < WINDOW_MS);
    this.check(this.wasted, MOST_WASTED, now);
    this.check(
      this.wasted.filter((wasted) => wasted.origin === origin),
      MOST_WASTED_BY_AN_ORIGIN,
      now,
    );
    const running = this.running.get(tab) ?? 0;
    if (running >= MOST_FOR_A_TAB) {
      throw new Failure("BUSY");
    }
    this.running.set(tab, running + 1);
  }

  leave(tab: number): void {
    const running = (this.running.get(tab) ?? 0) - 1;
    if (running > 0) {
      this.running.set(tab, running);
    } else {
      this.running.delete(tab);
    }
  }

  /** Notes that a window ended without the user's yes. */
  waste(origin: string, now: number): void {
    this.wasted.push({ origin, at: now });
  }

  private check(wasted: readonly Wasted[], most: number, now: number): void {
    const first = wasted[wasted.length - most];
    if (first !== undefined) {
      throw new Failure("BUSY", { seconds: String(Math.ceil((first.at + WINDOW_MS - now) / 1_000)) });
    }
  }
}
