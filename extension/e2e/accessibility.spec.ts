import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.js";
import { SUPPLIER } from "./stage/portal-page.js";
import { PIN } from "./stage/u-key.js";

// First, because a certificate belongs to one account: whoever binds it after this is refused.
test("with keys alone a person binds a certificate", async ({ stage, openPortal }) => {
  const portal = await openPortal();
  const { page } = portal;
  await portal.register("keyboard-bind", SUPPLIER);

  await tabTo(page, "#bind");
  await page.keyboard.press("Enter");
  await (await stage.pinWindow()).enterPin(PIN);

  const { verification } = await portal.outcome();
  expect(await stage.portal.verification(verification)).toMatchObject({ kind: "binding", outcome: "ACCEPTED" });
  await expect(page.locator("#result")).toBeFocused();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the portal's pages in ${colorScheme} colours`, async ({ stage, openPortal }) => {
    const portal = await openPortal();
    const { page } = portal;
    await page.emulateMedia({ colorScheme });
    for (const path of ["/", "/password", "/register", "/sign", "/verify"]) {
      await portal.go(path);
      await expectNoViolation(page);
    }

    await portal.register(`axe-${colorScheme}`, SUPPLIER);
    await expectNoViolation(page);
    await portal.pressBind();
    await (await stage.pinWindow()).enterPin(PIN);
    await portal.outcome();
    await expectNoViolation(page);

    await portal.pressSign({ format: "cms-detached", count: 3 });
    const window = await stage.pinWindow();
    await expectNoViolation(page);
    await window.enterPin(PIN);
    await portal.outcome();
    await expectNoViolation(page);

    await portal.go("/");
    await stage.uKey.unplug();
    await portal.pressLogin();
    await portal.outcome();
    await expectNoViolation(page);
  });

  test(`axe finds nothing in the popup in ${colorScheme} colours`, async ({ stage, installed }) => {
    const { url, extensionId } = stage.portal.ready;
    const page = await installed.context.newPage();
    await page.emulateMedia({ colorScheme });
    for (const shown of [url, "https://elsewhere.example/"]) {
      await page.goto(`chrome-extension://${extensionId}/popup.html`);
      // In a tab of its own it would take itself for the page in question.
      await page.addInitScript((address) => {
        chrome.tabs.query = (() => Promise.resolve([{ url: address }])) as unknown as typeof chrome.tabs.query;
      }, shown);
      await page.reload();
      await page.locator('#sections[aria-busy="false"] section').first().waitFor();
      await expect(page.locator("#page code")).toHaveText(new URL(shown).origin);
      await expectNoViolation(page);
    }
    await page.close();
  });
}

test("the portal's pages are dark where the person wants them so", async ({ openPortal }) => {
  const { page } = await openPortal();
  const lightness = async (colorScheme: "light" | "dark"): Promise<number> => {
    await page.emulateMedia({ colorScheme });
    const color = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    return Math.max(...(color.match(/\d+/g) ?? []).map(Number));
  };

  expect(await lightness("light")).toBeGreaterThan(200);
  expect(await lightness("dark")).toBeLessThan(60);
});

test("with keys alone a person orders, signs and reads the outcome", async ({ stage, openPortal }) => {
  const portal = await openPortal();
  const { page } = portal;
  await tabTo(page, "#login");
  await page.keyboard.press("Enter");
  await (await stage.pinWindow()).enterPin(PIN);
  await portal.outcome();
  await stage.noWindow();
  await portal.go("/sign");

  await tabTo(page, "#count");
  await page.keyboard.type("3");
  await tabTo(page, "#format");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "#start");
  await page.keyboard.press("Enter");
  const window = await stage.pinWindow();
  await expect(page.locator("#cancel")).toBeFocused();
  await window.enterPin(PIN);

  expect(await portal.outcome()).toMatchObject({ signed: "3", total: "3" });
  await expect(page.locator("#result")).toBeFocused();
  await expect(page.locator("#format")).toHaveValue("cms-attached");
});

/** Goes on with the Tab key, as often as the page has things to stop at. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const isThere = (): Promise<boolean> =>
    page.locator(selector).evaluate((wanted) => wanted === document.activeElement);
  for (let count = 0; count < 40 && !(await isThere()); count++) {
    await page.keyboard.press("Tab");
  }
  await expect(page.locator(selector)).toBeFocused();
}

async function expectNoViolation(page: Page): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(passes.map(({ id }) => id)).toContain("color-contrast");
}
