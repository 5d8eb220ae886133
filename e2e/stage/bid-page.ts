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
    await this.make();
    await this.sealFiles([{ name: "投标文件.txt", content: BID }], { look });
  }

  async make(): Promise<void> {
    await this.page.locator("#make").click();
    await expect(this.page.locator("body")).toHaveAttribute("data-tender", "sealed");
  }

  /**
   * Encrypts the files of a bid to the tender that is shown, and sends them.
   *
   * @param furtherDown place of the certificate in the list
   * @param look happens while the window shows who can open
   */
  async sealFiles(
    files: { name: string; content: Buffer }[],
    { furtherDown = 0, look = (): Promise<void> => Promise.resolve() } = {},
  ): Promise<void> {
    const { page, stage } = this;
    const chosen = files.map(({ name, content }) => ({ name, mimeType: "text/plain", buffer: content }));
    await page.locator("#file").setInputFiles(chosen);
    await page.locator("#seal").click();
    await (await stage.certificateWindow()).chooseCertificate(furtherDown);
    const window = await stage.recipientsWindow();
    await look();
    await window.agreeToRecipients();
    await page.locator("#result[data-sealed]").waitFor();
    await stage.noWindow();
  }

  /** Path of the page with its tender, for another supplier. */
  get address(): string {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  /** @returns how each bid stands, as the page says it */
  bids(): Promise<string[]> {
    return this.page.locator("#bids li").allInnerTexts();
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

  /** @returns outcome of the statement that the server accepted; several with a blank between */
  async outcome(): Promise<string> {
    await expect(this.result).toHaveAttribute("data-outcome", /./);
    return (await this.result.getAttribute("data-outcome")) ?? "";
  }
}
