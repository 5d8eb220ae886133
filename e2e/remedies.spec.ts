import { expect, test } from "./fixtures.js";
import { LandingPage } from "./stage/landing-page.js";
import type { Fault } from "./stage/portal.js";
import { PortalPage } from "./stage/portal-page.js";
import { Walk } from "./stage/walk.js";

const [MOST_CLICKS, MOST_WINDOWS] = [2, 1];

/** Words of the remedy that the person looks for, and whether the helper's window has it. */
const REMEDIES: Record<Fault, { code: string; words: RegExp; inWindow?: boolean }> = {
  clock: { code: "CLOCK_WRONG", words: /点击“立即同步”/ },
  "portal-faulty": { code: "PORTAL_FAULTY", words: /请稍后再试/ },
  "portal-unreachable": { code: "PORTAL_UNREACHABLE", words: /网络管理员放行/ },
  "no-token": { code: "TOKEN_ABSENT", words: /请插入 U-Key/, inWindow: true },
  "pin-last-try": { code: "PIN_LAST_TRY", words: /先联系发证机构/ },
  "pin-locked": { code: "PIN_LOCKED", words: /联系发证机构[^]*解锁/ },
  "certificate-expired": { code: "CERTIFICATE_EXPIRED", words: /办理证书延期或换证/ },
  "certificate-ending": { code: "CERTIFICATE_EXPIRES_SOON", words: /办理延期或换证/ },
  "certificate-revoked": { code: "CERTIFICATE_REVOKED", words: /办理新证书/ },
  "name-mismatch": { code: "SUBJECT_MISMATCH", words: /核对证书/ },
  "seal-not-upgraded": { code: "SEAL_NOT_UPGRADED", words: /办理签章升级/ },
  "not-enrolled": { code: "CERTIFICATE_NOT_AUTHORISED", words: /改用已经对接的证书/ },
};

function expectShort(walk: Walk, name: string): void {
  expect(walk.clicks, `${name}: ${String(walk)}`).toBeLessThanOrEqual(MOST_CLICKS);
  expect(walk.windows, `${name}: ${String(walk)}`).toBeLessThanOrEqual(MOST_WINDOWS);
}

test("from the login page each fault is two clicks and one window from its remedy, at most", async ({
  stage,
  openPortal,
}, testInfo) => {
  const { page } = await openPortal();
  for (const [fault, { code, words, inWindow = false }] of Object.entries(REMEDIES)) {
    await stage.portal.makeFaults(fault as Fault);
    await page.goto(stage.portal.ready.url);
    await page.locator("html[data-ready]").waitFor();
    const walk = new Walk();

    await walk.click(page.getByRole("link", { name: "为什么不能登录" }));
    const finding = page.locator(`#findings [data-code="${code}"]`).first();
    await expect(finding).toContainText(words);
    await expect(page.locator("#findings > li").first()).toHaveAttribute("data-code", code);
    const open = finding.getByRole("button", { name: "打开签章助手" });
    await expect(open).toHaveCount(inWindow ? 1 : 0);
    if (inWindow) {
      await page.screenshot({ path: testInfo.outputPath(`${fault}.png`), fullPage: true });
      const window = await walk.clickToWindow(open, () => stage.helperWindow());
      await window.warns();
      await window.press("Escape");
      await stage.noWindow();
    }

    expectShort(walk, fault);
  }
});

test("on the first day the installer is two clicks from the portal, and where it is missing later one", async ({
  stage,
}, testInfo) => {
  const browser = await stage.startBrowser({ extension: false, registered: false });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await PortalPage.in(page, stage.portal.ready.url);
  const installation = page.locator("#result").getByRole("link", { name: "安装签章助手" });
  const address = (await installation.getAttribute("href")) ?? "";
  await LandingPage.serve(browser.context, address.replace(/\/$/, ""));
  const walk = new Walk();

  const landing = LandingPage.at(await walk.clickToTab(installation));
  await landing.isAt("starter");
  await landing.page.screenshot({ path: testInfo.outputPath("landing.png"), fullPage: true });
  // The browser of this test speaks English.
  await walk.click(landing.step("starter").getByRole("link", { name: /Download setup.exe|下载安装包/ }));

  await landing.isAt("host");
  expectShort(walk, "first day");
  await browser.close();
});

test("a program that is missing is one click and one tab from its installation", async ({ stage }) => {
  const browser = await stage.startBrowser({ registered: false });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const portal = await PortalPage.in(page, stage.portal.ready.url);
  expect(await portal.outcome()).toMatchObject({ code: "HOST_MISSING" });
  const link = page.locator("#result").getByRole("link", { name: "安装或更新" });
  await LandingPage.serve(browser.context, ((await link.getAttribute("href")) ?? "").replace(/\/$/, ""));
  const walk = new Walk();

  const landing = LandingPage.at(await walk.clickToTab(link));

  await expect(landing.step("host")).toBeVisible();
  expectShort(walk, "HOST_MISSING");
  await browser.close();
});
