import type { Frame, Page } from "@playwright/test";

/**
 * Presses a key that does nothing in the page, as a user's click does before a window of the host's may open. The browser
 * trusts it, unlike what a page's own script makes.
 */
export async function activate(page: Page | Frame): Promise<void> {
  await ("page" in page ? page.page() : page).keyboard.press("Shift");
}
