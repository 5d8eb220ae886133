import { type Attestation, isAttest } from "../shared/channel.js";

/** The part of a page's `window` that is needed here. */
export type WatchedWindow = Pick<Window, "addEventListener" | "removeEventListener"> & {
  readonly document: Pick<Document, "visibilityState" | "hasFocus">;
};

/** A key that a user presses to close something shows no intent; Chromium does not count it as activation either. */
const ESCAPE = "Escape";

/** Watcher of a frame's user: do they look at it, and when have they last clicked or typed? Answers the worker. */
export class Attention {
  private activatedAt: number | undefined;

  /** @param now milliseconds of a monotonic clock */
  constructor(
    private readonly page: WatchedWindow,
    private readonly runtime: typeof chrome.runtime,
    private readonly now: () => number = () => performance.now(),
  ) {
    // In the capture phase, before a page's own listener can stop the events.
    page.addEventListener("click", this.activate, { capture: true });
    page.addEventListener("keydown", this.activate, { capture: true });
    runtime.onMessage.addListener((message: unknown, _sender, respond: (answer: Attestation) => void) => {
      if (!isAttest(message)) {
        return false;
      }
      void this.attest(message.patience).then(respond);
      return true; // the answer comes later
    });
  }

  private get isVisible(): boolean {
    return this.page.document.visibilityState === "visible";
  }

  private get isInFront(): boolean {
    return this.isVisible && this.page.document.hasFocus();
  }

  /** @param patience milliseconds to wait for the focus, which a window that closes gives back a moment later */
  private async attest(patience: number): Promise<Attestation> {
    const isInFront = this.isInFront || (this.isVisible && (await this.comesToFront(patience)));
    return { isInFront, activatedAgo: this.activatedAt === undefined ? null : this.now() - this.activatedAt };
  }

  private comesToFront(patience: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.page.removeEventListener("focus", look);
        resolve(this.isInFront);
      };
      const look = (): void => {
        if (this.isInFront) {
          end();
        }
      };
      const timer = setTimeout(end, patience);
      this.page.addEventListener("focus", look);
    });
  }

  private readonly activate = (event: Event): void => {
    if (event.isTrusted && (event as Partial<KeyboardEvent>).key !== ESCAPE) {
      this.activatedAt = this.now();
    }
  };
}
