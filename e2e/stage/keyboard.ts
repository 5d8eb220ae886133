import { expect, type Page } from "@playwright/test";

/** Goes on with the Tab key, as often as the page has things to stop at; returns how often. */
export async function tabTo(page: Page, selector: string): Promise<number> {
  const isThere = (): Promise<boolean> =>
    page.locator(selector).evaluate((wanted) => wanted === document.activeElement);
  let count = 0;
  for (; count < 40 && !(await isThere()); count++) {
    await page.keyboard.press("Tab");
  }
  await expect(page.locator(selector)).toBeFocused();
  return count;
}
