import type { Locator, Page } from "@playwright/test";

/** A person's way to a remedy: their clicks, and the windows and tabs that opened for it. */
export class Walk {
  clicks = 0;
  windows = 0;

  async click(what: Locator): Promise<void> {
    await what.click();
    this.clicks++;
  }

  /** Clicks a link that opens a tab. */
  async clickToTab(link: Locator): Promise<Page> {
    const opened = link.page().context().waitForEvent("page");
    await this.click(link);
    this.windows++;
    return opened;
  }

  /** Clicks what opens a window of the helper. */
  async clickToWindow<T>(button: Locator, shown: () => Promise<T>): Promise<T> {
    await this.click(button);
    const window = await shown();
    this.windows++;
    return window;
  }

  toString(): string {
    return `${this.clicks} clicks, ${this.windows} windows`;
  }
}
