import { Failure, HostRefusal } from "../shared/failure.js";
import type { BrowserWindow, Stage } from "#protocol/messages";
import { Activation } from "./activation.js";
import { opensWindow } from "./methods.js";
import type { TabWatch } from "./tab-watch.js";
import { WindowQuota } from "./window-quota.js";

/** Limits and memory that the windows of all pages share. */
export class WindowRules {
  readonly quota = new WindowQuota();
  /** Time when a user last closed a window, by tab. */
  readonly closedAt = new Map<number, number>();

  /** @param now milliseconds of a monotonic clock */
  constructor(
    readonly tabs: Pick<TabWatch, "attest" | "browserWindow">,
    readonly now: () => number = () => performance.now(),
  ) {}
}

/** A page that asks for windows. */
export interface Page {
  origin: string;
  tab: number;
  /** Frames of its tab that are connected. */
  frames: () => Iterable<number>;
}

/**
 * The windows that one page's connection has opened: each needs a user who sees the page and has just clicked on it.
 */
export class PageWindows {
  private readonly activation = new Activation();
  private fixing: Promise<void> = Promise.resolve();

  constructor(
    private readonly rules: WindowRules,
    private readonly page: Page,
  ) {}

  /**
   * Runs a request, which it holds to the rules if it opens a window.
   *
   * @throws Failure ACTIVATION_NEEDED or BUSY
   */
  async run<T>(method: string, perform: (window: Opening | undefined) => Promise<T>): Promise<T> {
    if (method === "content.put") {
      this.noteUpload();
    }
    if (!opensWindow(method)) {
      return perform(undefined);
    }
    const { rules, page } = this;
    await this.requireActivation();
    rules.quota.enter(page.tab, page.origin, rules.now());
    try {
      const opening = new Opening(await rules.tabs.browserWindow(page.tab));
      try {
        const result = await perform(opening);
        if (opening.isOpened) {
          this.activation.renew(rules.now());
        }
        return result;
      } catch (reason) {
        if (opening.isWasted) {
          this.noteWaste(reason);
        }
        throw reason;
      }
    } finally {
      rules.quota.leave(page.tab);
    }
  }

  /** The click that began an upload counts for the command that follows it. */
  private noteUpload(): void {
    if (!this.activation.isFixed) {
      this.fixing = this.clickedAt().then(({ clickedAt }) => {
        this.activation.fix(clickedAt, this.rules.now());
      });
    }
  }

  private async requireActivation(): Promise<void> {
    await this.fixing;
    const { isInFront, clickedAt } = await this.clickedAt();
    const closedAt = this.rules.closedAt.get(this.page.tab) ?? -Infinity;
    if (!isInFront || !this.activation.use(clickedAt, closedAt, this.rules.now())) {
      throw new Failure("ACTIVATION_NEEDED");
    }
  }

  private async clickedAt(): Promise<{ isInFront: boolean; clickedAt: number }> {
    const { isInFront, activatedAgo } = await this.rules.tabs.attest(this.page.tab, this.page.frames());
    return { isInFront, clickedAt: activatedAgo === null ? -Infinity : this.rules.now() - activatedAgo };
  }

  private noteWaste(reason: unknown): void {
    const now = this.rules.now();
    this.rules.quota.waste(this.page.origin, now);
    if (reason instanceof HostRefusal && reason.data.code !== "ABORTED") {
      this.rules.closedAt.set(this.page.tab, now);
    }
  }
}

/** A window, from its request on. */
export class Opening {
  private stage: Stage | undefined;

  /** @param browserWindow place of the window that the page is in; undefined where it is not known */
  constructor(readonly browserWindow: BrowserWindow | undefined) {}

  /** Notes how far the request is. */
  note(stage: Stage): void {
    this.stage = stage;
  }

  get isOpened(): boolean {
    return this.stage !== undefined && this.stage !== "QUEUED";
  }

  /** Shown, and not said yes to. */
  get isWasted(): boolean {
    return this.stage === "PROMPTING";
  }
}
