import { expect, test } from "./fixtures.js";
import { expectNoViolation } from "./stage/axe.js";
import { tabTo } from "./stage/keyboard.js";
import { SUPPLIER } from "./stage/portal-page.js";
import { PIN } from "./stage/u-key.js";

test("with keys alone a person binds a certificate", { tag: "@full" }, async ({ stage, openPortal }) => {
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

test(
  "with keys alone a person logs in and signs, few of them beside the PIN",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const portal = await openPortal();
    const { page } = portal;

    const toLogin = await tabTo(page, "#login");
    await page.keyboard.press("Enter");
    await (await stage.pinWindow()).enterPin(PIN);
    await portal.outcome();
    await stage.noWindow();
    await portal.go("/sign");
    const toSign = await tabTo(page, "#start");
    await page.keyboard.press("Enter");
    await (await stage.pinWindow()).enterPin(PIN);

    const { verification } = await portal.outcome();
    expect(await stage.portal.verification(verification)).toMatchObject({ kind: "receipt", outcome: "ACCEPTED" });
    expect(toLogin + 2, "Tab, Enter on the page, and Enter in the window").toBeLessThanOrEqual(14);
    expect(toSign + 2, "likewise").toBeLessThanOrEqual(14);
  },
);

for (const colorScheme of ["light", "dark"] as const) {
  test(
    `axe finds nothing on the portal's pages in ${colorScheme} colours`,
    { tag: "@full" },
    async ({ stage, openPortal }) => {
      const portal = await openPortal();
      const { page } = portal;
      await page.emulateMedia({ colorScheme });
      for (const path of [
        "/",
        "/password",
        "/register",
        "/sign",
        "/seal",
        "/bid",
        "/verify",
        "/verify-document",
        "/verify-receipt",
      ]) {
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
    },
  );
}

test("the portal's pages are dark where the person wants them so", { tag: "@full" }, async ({ openPortal }) => {
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
