import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.js";
import { expectNoViolation } from "./stage/axe.js";
import type { BrowserState } from "./stage/stage.js";
import type { Site } from "./stage/site.js";
import { VERSION } from "./stage/version.js";

/** As strict as the reference portal's; no style may come from the page's own text. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";
const INSTALLATION = "/helper/";

const MODULE = '<script type="module" src="/signing-helper-elements.js"></script>';
const CLASSIC =
  '<script src="/signing-helper.classic.js"></script><script src="/signing-helper-elements.classic.js"></script>';

interface Language {
  lang: string;
  install: string;
  retry: string;
  openWindow: string;
  works: string;
  noTokens: string;
  hostMissing: string;
}

const LANGUAGES: readonly Language[] = [
  {
    lang: "zh-CN",
    install: "安装签章助手",
    retry: "重试",
    openWindow: "打开签章助手",
    works: `运行正常，版本 ${VERSION}。`,
    noTokens: "没有检测到 U-Key。插入后会自动显示在这里。",
    hostMissing: "电脑上没有找到助手程序",
  },
  {
    lang: "en",
    install: "Install Signing Helper",
    retry: "Try again",
    openWindow: "Open the helper",
    works: `Works, version ${VERSION}.`,
    noTokens: "No U-Key was found. Plug one in and it appears here.",
    hostMissing: "The signing helper program was not found on this computer",
  },
];

/** Puts a page of a strict policy, which follows the user's colours, with a status in a language. */
function statusPage(site: Site, lang: string, scripts = MODULE): string {
  return site.page(
    `/status-${lang}-${String(scripts === CLASSIC)}`,
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">
     <meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width">${scripts}
     <main><h1>U-Key</h1>
     <signing-helper-status lang="${lang}" installation="${INSTALLATION}"></signing-helper-status></main>`,
  );
}

async function opened(page: Page, site: Site, path: string, state: string): Promise<Locator> {
  await page.goto(site.allowed + path);
  // A portal has a ground of its own; axe takes a page without one for white.
  await page.evaluate(() => {
    document.documentElement.style.backgroundColor = "Canvas";
  });
  const status = page.locator("signing-helper-status");
  await expect(status).toHaveAttribute("data-state", state);
  return status;
}

/** Looks at the page in both colours, and then on a small screen and at twice the size. */
async function looksRight(page: Page, name: string, picture: (file: string) => string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoViolation(page);
    await page.screenshot({ path: picture(`${name}-${colorScheme}.png`) });
  }
  // 360 pixels wide, and 1280 pixels at 400 %, which is what WCAG 2.2, 1.4.10 asks for.
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 700 });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, `${width} pixels`).toBeLessThanOrEqual(0);
    await page.screenshot({ path: picture(`${name}-${width}.png`) });
  }
  await page.setViewportSize({ width: 640, height: 400 }); // 1280 by 800 at 200 %
  await page.screenshot({ path: picture(`${name}-200-percent.png`) });
  await page.setViewportSize({ width: 1200, height: 700 });
}

const incomplete: readonly [string, BrowserState][] = [
  ["EXTENSION_MISSING", { extension: false, registered: false }],
  ["HOST_MISSING", { registered: false }],
];

for (const [code, state] of incomplete) {
  test(
    `${code} is shown with the way to the installation, in both languages`,
    { tag: "@full" },
    async ({ stage, site }, testInfo) => {
      const browser = await stage.startBrowser(state);
      const page = await browser.context.newPage();
      for (const { lang, install, retry, hostMissing } of LANGUAGES) {
        const status = await opened(page, site, statusPage(site, lang), "failed");
        const alert = status.getByRole("alert");

        await expect(alert).toContainText(code);
        await expect(status.getByRole("status").locator('[data-state="failed"]')).toHaveCount(1);
        await expect(alert.locator("ol li").first()).toBeVisible();
        await expect(alert.getByRole("button", { name: retry })).toBeVisible();
        if (code === "EXTENSION_MISSING") {
          // The first thing in the page that takes the focus.
          await page.keyboard.press("Tab");
          await expect(alert.getByRole("link", { name: install })).toBeFocused();
          await expect(alert.getByRole("link")).toHaveAttribute("href", `${site.allowed}${INSTALLATION}`);
        } else {
          await expect(alert).toContainText(hostMissing);
          await expect(alert.getByRole("link")).toHaveAttribute("href", "http://localhost:8417/helper/");
        }
        await looksRight(page, `${code}-${lang}`, testInfo.outputPath.bind(testInfo));
      }
      await browser.close();
    },
  );
}

for (const { lang, works, noTokens, openWindow } of LANGUAGES) {
  test(
    `a U-Key that comes and goes is shown in ${lang}`,
    { tag: lang === "en" ? "@full" : [] },
    async ({ stage, installed, site }, testInfo) => {
      const page = await installed.context.newPage();
      const violations: string[] = [];
      page.on("console", (message) => {
        if (message.text().includes("Content Security Policy")) {
          violations.push(message.text());
        }
      });
      const status = await opened(page, site, statusPage(site, lang), "ready");
      const row = status.getByRole("status").locator("li");
      await expect(row.nth(1)).toContainText(works);
      await looksRight(page, `ready-${lang}`, testInfo.outputPath.bind(testInfo));

      await stage.uKey.unplug();
      await expect(status).toHaveAttribute("data-state", "missing");
      await expect(row.nth(2)).toContainText(noTokens);
      await looksRight(page, `no-key-${lang}`, testInfo.outputPath.bind(testInfo));
      await stage.uKey.plugIn();
      await expect(status).toHaveAttribute("data-state", "ready");

      await expect(status.getByRole("button", { name: openWindow })).toBeVisible();
      // The site's icon may not be loaded, which shows that the policy is in force.
      expect(violations.filter((text) => !text.includes("favicon"))).toEqual([]);
      await page.close();
    },
  );
}

test(
  "a classic script has the same elements, and its button opens the helper's window",
  { tag: "@full" },
  async ({ stage, installed, site }) => {
    const page = await installed.context.newPage();
    const status = await opened(page, site, statusPage(site, "zh-CN", CLASSIC), "ready");

    await status.getByRole("button", { name: "打开签章助手" }).focus();
    await page.keyboard.press("Enter");
    await (await stage.helperWindow()).press("Escape");
    await stage.noWindow();

    await status.getByRole("button", { name: "重新检测" }).focus();
    await page.keyboard.press("Enter");
    await expect(status).toHaveAttribute("data-state", "ready");
    await expect(status.getByRole("button", { name: "重新检测" })).toBeFocused();
    await page.close();
  },
);
