import { join } from "node:path";
import { expect, test } from "./fixtures.js";
import { expectNoViolation } from "./stage/axe.js";
import { tabTo } from "./stage/keyboard.js";
import { Popup } from "./stage/popup.js";
import { ROOT } from "./stage/root.js";
import { type Stage } from "./stage/stage.js";
import { PIN, WRONG_PIN } from "./stage/u-key.js";
import { until } from "./stage/until.js";

const NEW_PIN = "aB3-x~9!";
const ELSEWHERE = "https://elsewhere.example/";
const PICTURES = join(ROOT, "target", "popup");

/** Opens the popup for the portal's page. */
function open(
  stage: Stage,
  browser: Parameters<typeof Popup.open>[0],
  locale: "zh-CN" | "en" = "zh-CN",
): Promise<Popup> {
  return Popup.open(browser, stage.portal.ready.extensionId, stage.portal.ready.url, { locale });
}

test("the popup shows the worst finding first and in few lines, and that it is gone", async ({ stage, installed }) => {
  await stage.portal.makeFaults("portal-faulty", "no-token");
  const popup = await open(stage, installed);
  const { page } = popup;
  await expect(page.locator("#findings")).toHaveCount(0);
  await expect(page.locator("#again")).toHaveText("检测");

  await popup.check();
  const shown = await popup.problems();
  expect(shown.map(({ verdict }) => verdict)).toEqual(["fail", "warn"]);
  expect(shown[0]?.text).toMatch(/有问题\s*U-Key/);
  for (const { text } of shown) {
    expect(text.split(/\n+/).length).toBeLessThanOrEqual(3);
  }
  await expect(page.locator("#findings")).toHaveAttribute("data-tone", "bad");

  await stage.portal.makeFaults();
  await expect(page.locator("#again")).toHaveText("重新检测");
  await popup.check();
  await expect(page.locator("#findings")).toHaveAttribute("data-tone", "good");
  expect(await popup.problems()).toEqual([]);
  await page.close();
});

test("a certificate at its end is told without a click, with what to do", async ({ stage, installed }) => {
  await stage.portal.makeFaults("certificate-expired");
  const popup = await open(stage, installed);
  const { page } = popup;

  await expect(page.locator("#renewal")).toHaveAttribute("data-tone", "bad");
  await expect(page.locator("#renewal")).toContainText(/证书已过期[^]*办理证书延期或换证/);
  await expect(page.locator("#findings")).toHaveCount(0);
  await expectNoViolation(page);
  await page.screenshot({ path: join(PICTURES, "renewal.png") });
  await popup.check();
  await expect(page.locator("#renewal")).toHaveCount(0); // the findings say it
  await page.close();

  await stage.portal.makeFaults();
  const again = await open(stage, installed);
  await expect(again.page.locator("#tokens")).toHaveAttribute("data-tone", "good");
  await expect(again.page.locator("#renewal")).toHaveCount(0);
  await again.page.close();
});

test("with keys alone a person checks, and changes the PIN although the popup closes", async ({ stage, installed }) => {
  const popup = await open(stage, installed);
  const { page } = popup;
  await expect(page.locator("#again")).toBeFocused();
  await page.keyboard.press("Enter");
  await popup.hasFindings();
  await expect(page.locator("#again")).toBeFocused();

  await tabTo(page, "#pin");
  await page.keyboard.press("Enter");
  const window = await stage.pinWindow();
  await page.close(); // a real popup also closes when another window comes to the front
  await window.changePin(PIN, NEW_PIN);
  await until("the PIN is changed", () => !stage.uKey.hasIssuedPin);
  await window.acknowledge();

  const again = await open(stage, installed);
  await again.page.locator("#pin").click();
  const second = await stage.pinWindow();
  await second.changePin(PIN, WRONG_PIN);
  await second.warns();
  expect(stage.uKey.triesLeft).toBe(stage.uKey.triesMaximum - 1);
  await second.cancel();
  await expect(again.page.locator("#outcome")).not.toBeEmpty();
  await again.page.close();
});

test("without a U-Key the popup says why the PIN cannot be changed", { tag: "@full" }, async ({ stage, installed }) => {
  await stage.uKey.unplug();
  const popup = await open(stage, installed);
  await popup.page.locator("#pin").click();
  await expect(popup.page.locator("#outcome")).toContainText("U-Key");
  await popup.page.close();
});

test(
  "a page that may not ask has neither findings nor a PIN to change",
  { tag: "@full" },
  async ({ stage, installed }) => {
    const popup = await Popup.open(installed, stage.portal.ready.extensionId, ELSEWHERE);
    await expect(popup.page.locator("#pin")).toBeHidden();
    await expect(popup.page.locator("#again")).toHaveText("重新检测");
    await popup.page.close();
  },
);

/** Height of a real popup's window. */
const FOLD = 600;

test(
  "state and the one thing to do are within the first 600 pixels, whatever is wrong",
  { tag: "@full" },
  async ({ stage, installed }) => {
    const bottom = async (popup: Popup, selector: string): Promise<number> => {
      const box = await popup.page.locator(selector).first().boundingBox();
      return box === null ? Infinity : box.y + box.height;
    };
    for (const locale of ["zh-CN", "en"] as const) {
      await stage.portal.makeFaults("portal-faulty", "no-token");
      const popup = await open(stage, installed, locale);
      await popup.scale(1);
      expect(await bottom(popup, "#again.primary")).toBeLessThan(FOLD);
      await expect(popup.page.locator("#page details:not([open])")).toHaveCount(1);
      await popup.check();
      expect(await bottom(popup, "#window.primary")).toBeLessThan(FOLD);
      expect(await bottom(popup, "#sections > #findings:first-child p")).toBeLessThan(FOLD);
      await popup.page.close();
    }

    const browser = await stage.startBrowser({ registered: false });
    const popup = await open(stage, browser);
    await popup.scale(1);
    await popup.page.screenshot({ path: join(PICTURES, "popup-host-missing.png"), fullPage: true });
    expect(await bottom(popup, "#sections > #host:first-child a.primary")).toBeLessThan(FOLD);
    // No button is greyed, and no text names a missing button.
    await expect(popup.page.locator("button:disabled")).toHaveCount(0);
    await expect(popup.page.locator("#window")).toBeHidden();
    await expect(popup.page.locator("body")).not.toContainText("NativeMessaging");
    await browser.close();
  },
);

test("axe finds nothing in the popup, whatever it shows", { tag: "@full" }, async ({ stage, installed }) => {
  const expectGood = async (popup: Popup): Promise<void> => {
    for (const colorScheme of ["light", "dark"] as const) {
      await popup.page.emulateMedia({ colorScheme });
      await expectNoViolation(popup.page);
    }
  };
  const portal = await open(stage, installed);
  await expectGood(portal);
  await portal.check();
  await expectGood(portal);
  await stage.portal.makeFaults("portal-faulty", "pin-locked");
  await portal.check();
  await expectGood(portal);
  await portal.page.close();

  const elsewhere = await Popup.open(installed, stage.portal.ready.extensionId, ELSEWHERE);
  await expectGood(elsewhere);
  await elsewhere.page.close();

  const browser = await stage.startBrowser({ registered: false });
  await expectGood(await open(stage, browser));
  await browser.close();
});

for (const locale of ["zh-CN", "en"] as const) {
  test(
    `the popup can be read in ${locale}, light and dark, at 100 % and 200 %`,
    { tag: "@full" },
    async ({ stage, installed }) => {
      await stage.portal.makeFaults("portal-faulty", "no-token");
      const popup = await open(stage, installed, locale);
      const { page } = popup;
      await popup.check();
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        for (const factor of [1, 2] as const) {
          await popup.scale(factor);
          const name = `popup-${locale}-${colorScheme}-${factor * 100}.png`;
          await page.screenshot({ path: join(PICTURES, name), fullPage: true });
          // Nothing is cut off at the side.
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        }
      }
      await page.close();
    },
  );
}
