import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "@playwright/test";
import { PageLibrary } from "./page-library.js";

/** Final state of the page. */
export interface Outcome {
  /** Id of the server's verification. */
  verification?: string;
  /** Error code of the page library's refusal. */
  code?: string;
  /** User name of the account that a login has found; empty if it found none. */
  account?: string;
  /** Number of documents that the receipt names as signed, and of all. */
  signed?: string;
  total?: string;
}

export interface Organisation {
  name: string;
  creditCode: string;
}

/** Whom the certificates of the demo's U-Key name. */
export const SUPPLIER: Organisation = { name: "演示供应商有限公司", creditCode: "91420100MADEM0003F" };

/** Whom the certificates of the spare one name. */
export const SECOND_SUPPLIER: Organisation = { name: "演示第二供应商有限公司", creditCode: "91420100MADEM0011A" };

export interface Order {
  /** `mixed`: text, PDF and OFD in turn, some with a seal. */
  format: "cms-detached" | "cms-attached" | "mixed";
  count: number;
}

/** Places of a seal that the page 盖章签署 offers. */
export type SealPlace = "none" | "page" | "ask" | "keyword" | "riding";

/** The server's report on a document, as its page shows it. */
export interface Verdict {
  indication: string;
  format: string;
  /** Findings that are not simply good. */
  codes: string[];
  /** Pictures of seals. */
  seals: number;
  /** Signatures that the report is on. */
  signatures: number;
}

/** The portal's page for CA 登录, used in the way of a user. */
export class PortalPage {
  private constructor(readonly page: Page) {}

  /** Opens the page in a new tab. */
  static async open(context: BrowserContext, url: string): Promise<PortalPage> {
    return PortalPage.in(await context.newPage(), url);
  }

  /** @returns when the page has looked for extension, host and U-Key */
  static async in(page: Page, url: string): Promise<PortalPage> {
    await page.goto(url);
    await page.locator("html[data-ready]").waitFor();
    return new PortalPage(page);
  }

  /** The page library, for what the page has no button for; a connection of its own. */
  get library(): PageLibrary {
    return new PageLibrary(this.page);
  }

  async pressLogin(): Promise<void> {
    await this.page.locator("#login").click();
  }

  /** The page asks by itself: a click would give its browser the focus. */
  async pressLoginByScript(): Promise<void> {
    await this.page.evaluate(() => {
      document.getElementById("login")?.click();
    });
  }

  /** 重新检测; waits until the U-Key's line says something again. */
  async pressCheck(): Promise<void> {
    await this.page.locator("#check").click();
    await this.page.locator("#check:enabled").waitFor();
  }

  /** Opens another page of the portal in this tab. */
  async go(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.page.url()).href);
    await this.page.locator("html[data-ready]").waitFor();
  }

  /** Fills in the registration; the account's own page is open and logged in to by password afterwards. */
  async register(userName: string, { name, creditCode }: Organisation): Promise<void> {
    await this.go("/register");
    await this.page.locator("#name").fill(name);
    await this.page.locator("#credit-code").fill(creditCode);
    await this.page.locator("#user-name").fill(userName);
    await this.page.locator("#password").fill("portal password");
    await this.page.locator("#submit").click();
    await this.page.waitForURL("**/account");
    await this.page.locator("html[data-ready]").waitFor();
  }

  async pressBind(): Promise<void> {
    await this.page.locator("#bind").click();
  }

  /** Presses the button on the page for signing. */
  async pressSign({ format, count }: Order): Promise<void> {
    await this.go("/sign");
    await this.page.locator("#count").fill(String(count));
    await this.page.locator("#format").selectOption(format);
    await this.page.locator("#start").click();
  }

  /**
   * Uploads a document on the page 验证文件, and waits for the server's report.
   *
   * @param asOf time of the verdict; by default the present
   */
  async verifyDocument(name: string, document: Buffer, asOf?: Date): Promise<Verdict> {
    await this.go("/verify-document");
    // The field is in the browser's time zone, to the minute.
    const local = asOf && new Date(asOf.getTime() - asOf.getTimezoneOffset() * 60_000);
    await this.page.locator("#as-of").fill(local?.toISOString().slice(0, 16) ?? "");
    await this.page
      .locator("#document")
      .setInputFiles({ name, mimeType: "application/octet-stream", buffer: document });
    await this.page.locator("#start").click();
    return this.verdict();
  }

  /** Uploads a receipt with documents on the page 验证回执; returns how many are signed and how many are the uploaded. */
  async verifyReceipt(receipt: Buffer, documents: Buffer[]): Promise<{ signed: number; given: number }> {
    await this.go("/verify-receipt");
    const mimeType = "application/octet-stream";
    await this.page.locator("#receipt").setInputFiles({ name: "receipt.p7s", mimeType, buffer: receipt });
    await this.page
      .locator("#documents")
      .setInputFiles(documents.map((buffer, index) => ({ name: `document-${index}`, mimeType, buffer })));
    await this.page.locator("#start").click();
    await this.outcome();
    const lines = this.page.locator("#result li");
    return {
      signed: await lines.and(this.page.locator('[data-outcome="SIGNED"]')).count(),
      given: await lines.and(this.page.locator('[data-given="true"]')).count(),
    };
  }

  /** Presses 取消 on the page, while the helper's window is open. */
  async pressCancel(): Promise<void> {
    await this.page.locator("#cancel").click();
  }

  /** Presses the button on the page 盖章签署, for a file of the user's own. */
  async pressSeal(name: string, file: Buffer, place: SealPlace, keyword = ""): Promise<void> {
    await this.go("/seal");
    await this.sealHere(name, file, place, keyword);
  }

  /** Presses the button on the page 盖章签署 to add a signature to a .p7s that is there. */
  async pressAdd(name: string, file: Buffer, earlier: Buffer): Promise<void> {
    await this.go("/seal");
    await this.page
      .locator("#earlier")
      .setInputFiles({ name: `${name}.p7s`, mimeType: "application/pkcs7-signature", buffer: earlier });
    await this.sealHere(name, file, "none", "");
  }

  private async sealHere(name: string, file: Buffer, place: SealPlace, keyword: string): Promise<void> {
    await this.page.locator("#file").setInputFiles({ name, mimeType: "application/octet-stream", buffer: file });
    await this.page.locator("#place").selectOption(place);
    await this.page.locator("#keyword").fill(keyword);
    await this.page.locator("#start").click();
  }

  /** Downloads the file that the page offers. */
  async download(): Promise<Buffer> {
    const downloading = this.page.waitForEvent("download");
    await this.page.locator("#result a[download]").click();
    return readFile(await (await downloading).path());
  }

  /** Downloads a document of the portal's own, as the link in its row does. */
  async document(row: number): Promise<Buffer> {
    const downloading = this.page.waitForEvent("download");
    await this.page.locator("#documents tbody tr").nth(row).getByRole("link", { name: "文件" }).click();
    return readFile(await (await downloading).path());
  }

  /** Waits for the server's report. */
  async verdict(): Promise<Verdict> {
    const result = this.page.locator("#result[data-indication]");
    await result.waitFor();
    return {
      indication: (await result.getAttribute("data-indication")) ?? "",
      format: (await result.getAttribute("data-format")) ?? "",
      codes: await result.locator("li .code").allInnerTexts(),
      seals: await result.locator("img.seal").count(),
      signatures: await result.locator("h3[data-indication]").count(),
    };
  }

  /** The portal's verification of each document that it has a signature of. */
  async signatures(): Promise<string[]> {
    const rows = this.page.locator('#documents tr[data-state="ok"]');
    return rows.evaluateAll((found) => found.map((row) => row.getAttribute("data-verification") ?? ""));
  }

  /** Returns the titles of the documents with a state: `ok`, or `missing` where nothing was signed. */
  async titles(state: "ok" | "missing"): Promise<string[]> {
    return this.page.locator(`#documents tr[data-state="${state}"] td:first-child`).allInnerTexts();
  }

  /** Returns every word of the result, those of the library's element for errors as well. */
  async resultText(): Promise<string> {
    return this.page.locator("#result").evaluate((shown) => {
      const words = shown.querySelector("signing-helper-error")?.shadowRoot?.querySelector("div")?.innerText ?? "";
      return words + (shown as HTMLElement).innerText;
    });
  }

  /** Waits until the page shows what came of it. */
  async outcome(): Promise<Outcome> {
    const result = this.page.locator("#result[data-state]");
    await result.waitFor();
    return result.evaluate((shown) => Object.fromEntries(Object.entries((shown as HTMLElement).dataset)));
  }
}
