import { expect, type Page } from "@playwright/test";

/** Goes on with the Tab key, as often as the page has things to stop at. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  const isThere = (): Promise<boolean> =>
    page.locator(selector).evaluate((wanted) => wanted === document.activeElement);
  for (let count = 0; count < 40 && !(await isThere()); count++) {
    await page.keyboard.press("Tab");
  }
  await expect(page.locator(selector)).toBeFocused();
}
