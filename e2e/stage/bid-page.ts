import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import type { Stage } from "./stage.js";
import { PIN } from "./u-key.js";

export const BID = Buffer.from("投标总价：10000 元\n");

/** The reference portal's page on which a supplier with a bound certificate seals a bid and opens it. */
export class BidPage {
  readonly result;

  constructor(
    private readonly stage: Stage,
    readonly page: Page,
  ) {
    this.result = page.locator("#result");
  }

  /** Makes a tender, encrypts a bid and sends it. */
  async seal(look = (): Promise<void> => Promise.resolve()): Promise<void> {
    const { page, stage } = this;
    await page.locator("#make").click();
    await expect(page.locator("body")).toHaveAttribute("data-tender", "sealed");
    await page.locator("#file").setInputFiles({ name: "投标文件.txt", mimeType: "text/plain", buffer: BID });
    await page.locator("#seal").click();
    await (await stage.certificateWindow()).chooseCertificate(0);
    const window = await stage.recipientsWindow();
    await look();
    await window.agreeToRecipients();
    await page.locator("#result[data-sealed]").waitFor();
    await stage.noWindow();
  }

  /** Lets the opening's time come. */
  async openNow(): Promise<void> {
    await this.page.locator("#now").click();
    await expect(this.page.locator("body")).toHaveAttribute("data-tender", "open");
  }

  /** Presses a button for which the U-Key's PIN is asked. */
  async withPin(button: string, look = (): Promise<void> => Promise.resolve()): Promise<void> {
    await this.page.locator(button).click();
    const window = await this.stage.pinWindow();
    await look();
    await window.enterPin(PIN);
    await this.stage.noWindow();
  }

  /** Presses a button that leads to an error, and returns its code. */
  async refused(button: string): Promise<string> {
    await this.page.locator(button).click();
    await expect(this.result).toHaveAttribute("data-code", /./);
    return (await this.result.getAttribute("data-code")) ?? "";
  }

  async outcome(): Promise<string> {
    await expect(this.result).toHaveAttribute("data-outcome", /./);
    return (await this.result.getAttribute("data-outcome")) ?? "";
  }
}
