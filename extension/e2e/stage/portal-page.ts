import type { BrowserContext, Page } from "@playwright/test";
import { PageLibrary } from "./page-library.js";

/** What the page shows after a login: the server's verification, or the error code. */
export interface Outcome {
  verification?: string;
  code?: string;
}

/** The portal's page for CA 登录, used as a person does. */
export class PortalPage {
  private constructor(readonly page: Page) {}

  /** In a tab of its own. */
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

  /** Waits until the page shows what came of the login. */
  async outcome(): Promise<Outcome> {
    const result = this.page.locator("#result[data-state]");
    await result.waitFor();
    const [verification, code] = await Promise.all(
      ["data-verification", "data-code"].map((name) => result.getAttribute(name)),
    );
    return { ...(verification != null && { verification }), ...(code != null && { code }) };
  }
}
