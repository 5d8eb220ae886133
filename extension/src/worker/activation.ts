/** A click or key counts for so long. */
const ACTIVE_MS = 30_000;
/** An upload may take longer than {@link ACTIVE_MS}, but not without end. */
const UPLOAD_MS = 600_000;

/** Times of a page's clicks, and what they allow. All times are milliseconds of one monotonic clock. */
export class Activation {
  /** The click that an upload was begun with. */
  private fixed: { clickedAt: number; at: number } | undefined;
  private renewedAt = -Infinity;
  private lastRenewed = -Infinity;
  private lastUsed = -Infinity;

  get isFixed(): boolean {
    return this.fixed !== undefined;
  }

  /** Notes that an upload begins: its command may follow later than a click counts otherwise. */
  fix(clickedAt: number, now: number): void {
    if (now - clickedAt <= ACTIVE_MS) {
      this.fixed ??= { clickedAt, at: now };
    }
  }

  /**
   * Uses the activation for a window.
   *
   * @param clickedAt the latest click in the tab
   * @param closedAt when a user last closed a window of this tab; older clicks count no more
   */
  use(clickedAt: number, closedAt: number, now: number): boolean {
    const { fixed } = this;
    this.fixed = undefined;
    if (now - clickedAt <= ACTIVE_MS && clickedAt > closedAt) {
      this.lastUsed = clickedAt;
      return true;
    }
    if (fixed !== undefined && now - fixed.at <= UPLOAD_MS && fixed.clickedAt > closedAt) {
      this.lastUsed = fixed.clickedAt;
      return true;
    }
    return now - this.renewedAt <= ACTIVE_MS && this.renewedAt > closedAt;
  }

  /** Notes that a window ended with the user's yes, which renews each click once. */
  renew(now: number): void {
    if (this.lastUsed > this.lastRenewed) {
      this.lastRenewed = this.lastUsed;
      this.renewedAt = now;
    }
  }
}
