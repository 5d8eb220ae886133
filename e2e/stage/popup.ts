import type { Page } from "@playwright/test";
import type { Browser } from "./browser.js";

export interface PopupOptions {
  /** Language of the browser's own windows. */
  locale?: "zh-CN" | "en";
}

/** A problem as the popup shows it, in the order in which it does. */
export interface ShownProblem {
  verdict: string;
  text: string;
}

/** The extension's popup, in a tab of its own: a real one closes as soon as a test touches anything else. */
export class Popup {
  private constructor(readonly page: Page) {}

  /**
   * Opens it.
   *
   * @param shown address of the page that the popup treats as the one in the active tab
   * @returns when it shows what it has found
   */
  static async open(
    browser: Browser,
    extensionId: string,
    shown: string,
    { locale = "zh-CN" }: PopupOptions = {},
  ): Promise<Popup> {
    const page = await browser.context.newPage();
    await page.addInitScript(
      ([url, language]) => {
        chrome.tabs.query = (() => Promise.resolve([{ url }])) as unknown as typeof chrome.tabs.query;
        chrome.i18n.getUILanguage = () => language;
      },
      [shown, locale] as const,
    );
    await page.goto(`chrome-extension://${extensionId}/popup.html`);
    const popup = new Popup(page);
    await popup.isQuiet();
    return popup;
  }

  /** Presses 检测, and waits for the findings. */
  async check(): Promise<void> {
    await this.page.locator("#again").click();
    await this.hasFindings();
  }

  async hasFindings(): Promise<void> {
    await this.page.locator('#sections[aria-busy="false"] #findings').waitFor();
  }

  async problems(): Promise<ShownProblem[]> {
    return this.page.locator("#findings .problems li").evaluateAll((shown) =>
      shown.map((one) => ({
        verdict: (one as HTMLElement).dataset["verdict"] ?? "",
        text: (one as HTMLElement).innerText,
      })),
    );
  }

  /** Looks like it does on a screen of this scale; browsers give a popup 800 × 600 pixels at most. */
  async scale(factor: 1 | 2): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send("Emulation.setDeviceMetricsOverride", {
      width: 400,
      height: 600 / factor,
      deviceScaleFactor: factor,
      mobile: false,
    });
  }

  private async isQuiet(): Promise<void> {
    await this.page.locator('#sections[aria-busy="false"] section').first().waitFor();
  }
}
