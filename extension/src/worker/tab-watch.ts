import { type Attest, type Attestation, isAttestation } from "../shared/channel.js";
import type { BrowserWindow } from "#protocol/messages";

/** Time that the focus may take to come back from a window that has closed. */
const FOCUS_PATIENCE_MS = 3_000;
/** More than a content script needs for its answer; a page may keep it from answering at all. */
const ANSWER_PATIENCE_MS = FOCUS_PATIENCE_MS + 2_000;
const TOP_FRAME = 0;

/** View of a tab through the browser and its content scripts: where it is, and what its user does. */
export class TabWatch {
  constructor(
    private readonly tabs: Pick<typeof chrome.tabs, "get" | "sendMessage">,
    private readonly windows: Pick<typeof chrome.windows, "get">,
  ) {}

  /**
   * @param frames frames that may have been clicked on, beside the top page
   * @returns whether the tab is visible and has the focus, and how long ago the latest click or key in it was
   */
  async attest(tab: number, frames: Iterable<number>): Promise<Attestation> {
    const others = [...new Set(frames)].filter((frame) => frame !== TOP_FRAME);
    const [top, ...rest] = await Promise.all([
      // Its document has the focus as well when a frame inside of it has.
      this.ask(tab, TOP_FRAME, FOCUS_PATIENCE_MS),
      ...others.map((frame) => this.ask(tab, frame, 0)),
    ]);
    const ages = [top, ...rest].map((answer) => answer?.activatedAgo ?? Infinity);
    const latest = Math.min(...ages);
    return { isInFront: top?.isInFront === true, activatedAgo: latest === Infinity ? null : latest };
  }

  /** @returns the place of the window of a tab; undefined when the tab has closed */
  async browserWindow(tab: number): Promise<BrowserWindow | undefined> {
    try {
      const { windowId } = await this.tabs.get(tab);
      const { left, top, width, height } = await this.windows.get(windowId);
      return left === undefined || top === undefined || width === undefined || height === undefined
        ? undefined
        : { left, top, width, height };
    } catch {
      return undefined;
    }
  }

  private async ask(tab: number, frameId: number, patience: number): Promise<Attestation | undefined> {
    const message: Attest = { kind: "attest", patience };
    try {
      const answer: unknown = await Promise.race([
        this.tabs.sendMessage(tab, message, { frameId }),
        new Promise((resolve) => setTimeout(resolve, ANSWER_PATIENCE_MS)),
      ]);
      return isAttestation(answer) ? answer : undefined;
    } catch {
      return undefined; // no content script of ours is there
    }
  }
}
