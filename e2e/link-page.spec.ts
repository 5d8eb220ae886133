import type { Page } from "@playwright/test";
import { join } from "node:path";
import { expect, test } from "./fixtures.js";
import { expectNoViolation } from "./stage/axe.js";
import type { Browser } from "./stage/browser.js";
import { allEnded } from "./stage/host.js";
import { tabTo } from "./stage/keyboard.js";
import { LandingPage } from "./stage/landing-page.js";
import { hostOfVersion } from "./stage/other-version.js";
import { PageLibrary } from "./stage/page-library.js";
import { ROOT } from "./stage/root.js";
import { NEXT_VERSION, VERSION } from "./stage/version.js";

const PICTURES = join(ROOT, "target", "link-page");

/** A second browser, in which the host is missing at first, then arrives, is too old, and is updated. */
let other: Browser;
let page: Page;

test.beforeAll(async ({ sharedStage }) => {
  other = await sharedStage.startBrowser({ registered: false });
});

test.beforeEach(async ({ installed }) => {
  page = await installed.context.newPage();
});

test.afterEach(async () => {
  await page.close();
});

test.afterAll(async () => {
  await other.close();
});

async function expectNoViolationInBothColours(shown: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await shown.emulateMedia({ colorScheme });
    await expectNoViolation(shown);
  }
}

test("with extension, program and nothing wrong, all turns green but what only the portal knows", async ({ site }) => {
  const landing = await LandingPage.open(page, site.allowed);

  await landing.isDone("starter", "host", "extension", "diagnosis");
  await landing.isAt("binding");
  await expect(landing.step("diagnosis")).toContainText("检测通过");
  await expect(landing.state).toContainText("请到平台绑定 CA");
  await expect(landing.step("binding").getByRole("link")).toHaveAttribute("href", "https://portal.example/");
  await expectNoViolationInBothColours(page);
});

test("what the check finds is said, and green when it is put right", { tag: "@full" }, async ({ stage, site }) => {
  await stage.portal.makeFaults("no-token", "portal-faulty");
  const landing = await LandingPage.open(page, site.allowed);

  await expect(landing.step("diagnosis")).toHaveAttribute("data-state", "problem");
  await landing.isDone("starter", "host", "extension");
  await landing.isAt("diagnosis");
  await expect(landing.state).toContainText("第四步");
  await expect(landing.findings.first()).toContainText(/有问题.*U-Key[^]*没有检测到 U-Key/);
  await expect(landing.findings.first().getByRole("listitem").first()).toBeVisible();
  await expectNoViolationInBothColours(page);
  // The step that says to open the helper has the button, and the window says the same.
  await landing.findings.first().getByRole("button", { name: "打开签章助手" }).click();
  const window = await stage.helperWindow();
  await window.warns();
  await window.press("Escape");
  await stage.noWindow();

  await stage.portal.makeFaults("portal-faulty"); // the U-Key is plugged in, which it notices by itself
  await landing.isDone("starter", "host", "extension", "diagnosis");
  await expect(landing.step("diagnosis")).toContainText("1 项请留意");
  await expect(landing.findings).toHaveCount(1);

  await stage.portal.makeFaults();
  await tabTo(page, "#check");
  await page.keyboard.press("Enter");
  await expect(landing.step("diagnosis")).toContainText("检测通过");
  await expect(landing.findings).toHaveCount(0);
  await expect(page.locator("#check")).toBeFocused();
});

test("in a browser of another language the findings are in English", { tag: "@full" }, async ({ stage, site }) => {
  await stage.portal.makeFaults("no-token");
  const landing = await LandingPage.open(page, site.allowed, {}, "de");

  await expect(landing.findings.first()).toContainText("No U-Key was found");
});

test("it speaks one language, the browser's, and the other one when asked to", { tag: "@full" }, async ({ site }) => {
  const landing = await LandingPage.open(page, site.foreign, {}, "de");
  const body = page.locator("main");
  await expect(page).toHaveTitle("Install Signing Helper");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  expect(await body.innerText()).not.toMatch(/安装|浏览器|下载/);

  await landing.changeLanguage();
  await expect(page).toHaveTitle("安装政采签章助手");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(landing.state).toHaveText("完成的步骤会自动变绿。");
  expect(await body.innerText()).not.toMatch(/[Ii]nstall the|[Bb]rowser may|[Dd]ownload and/);
  await expectNoViolationInBothColours(page);

  await landing.changeLanguage();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

/** Opens the page in a browser that says to be one on Windows. */
async function onWindows(context: Page, origin: string, browser: string): Promise<LandingPage> {
  await context.addInitScript((value) => {
    Object.defineProperty(navigator, "userAgent", { value });
  }, `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) ${browser}`);
  return LandingPage.open(context, origin);
}

test("on Windows setup.exe is the way, without the link's button, and elsewhere the link", async ({
  installed,
  site,
}) => {
  const onLinux = await LandingPage.open(page, site.foreign);
  await expect(onLinux.step("starter").getByRole("link", { name: "下载 OpenWebStart" })).toBeVisible();
  await expect(onLinux.step("host").getByRole("link", { name: "安装或更新" })).toBeVisible();

  const context = await installed.context.newPage();
  const landing = await onWindows(context, site.foreign, "Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0");
  await expect(landing.step("starter").getByRole("link", { name: "下载 OpenWebStart" })).toBeHidden();
  await expect(landing.step("host").getByRole("link", { name: "安装或更新" })).toBeHidden();

  await landing.step("starter").getByRole("link", { name: "下载安装包（Windows）" }).click();
  await landing.isAt("host");
  await landing.step("host").getByText("浏览器或 Windows 提醒了，打不开").click();
  for (const words of ["点击“仍然保留”", "点击“更多信息”，再点击“仍要运行”", "不要为此关闭 SmartScreen"]) {
    await expect(landing.step("host")).toContainText(words);
  }
  await expect(landing.step("host").getByRole("img", { name: "示意图" })).toHaveCount(2);
  await context.screenshot({ path: join(PICTURES, "windows.png"), fullPage: true });
  await expectNoViolationInBothColours(context);
  await landing.step("host").getByRole("button", { name: "装好了，做下一步" }).click();
  await landing.isAt("extension");

  await landing.step("starter").getByText("其他系统，或者不能用安装包").click();
  await expect(landing.step("starter").getByRole("link", { name: "下载 OpenWebStart" })).toBeVisible();
  await expect(landing.step("host").getByRole("link", { name: "安装或更新" })).toBeVisible();
  await expect(landing.step("host").getByRole("button", { name: "装好了，做下一步" })).toBeHidden();
  await context.close();
});

for (const [name, browser, button] of [
  ["Edge", "Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0", "在 Edge 中安装"],
  ["Chrome", "Chrome/130.0.0.0 Safari/537.36", "在 Chrome 中安装"],
] as const) {
  test(`${name} is offered the extension from its own store alone, and a telephone`, async ({ site }) => {
    const landing = await onWindows(page, site.foreign, browser);

    await expect(landing.step("extension").locator("a:visible")).toHaveText([new RegExp(button)]);
    await landing.step("extension").getByText("商店的页面怎么用").click();
    await expect(landing.step("extension").getByRole("img", { name: "示意图" })).toBeVisible();
    await expect(page.locator("#telephones")).toContainText("演示CA 000-0000-0001（2026-11-24 核对）");
    await expectNoViolationInBothColours(page);
  });
}

test("a browser that is too old for the extension is told so", { tag: "@full" }, async ({ site }) => {
  const landing = await LandingPage.open(page, site.foreign, { oldest: "9999" });

  await expect(landing.step("extension")).toHaveAttribute("data-state", "problem");
  await expect(landing.step("extension")).toContainText(/内核是 Chromium \d+，扩展需要 9999 或更新/);
  await expect(landing.step("extension")).toContainText("请改用 Edge 或 Chrome 打开本页");
  await expect(landing.state).toContainText("第三步");
  await expectNoViolationInBothColours(page);
});

test(
  "OpenWebStart's English windows are explained, and the way out of a download that stalls",
  { tag: "@full" },
  async ({ site }) => {
    const landing = await LandingPage.open(page, site.foreign);
    await landing.step("host").getByText("OpenWebStart 的英文窗口是什么意思").click();

    await expect(landing.step("host")).toContainText("核对 Publisher（发布者）是“Demo signer”");
    await expect(landing.step("host").getByText("Run", { exact: true }).first()).toBeVisible();
    await expect(landing.step("host").getByText("No suitable JVM was found")).toBeVisible();
    await expect(landing.step("host").getByRole("link", { name: "安装包" }).first()).toHaveAttribute("href", "#setup");
    await page.screenshot({ path: join(PICTURES, "explained.png"), fullPage: true });
    await expectNoViolationInBothColours(page);
  },
);

test(
  "where the extension does not answer nothing is green, and what was begun is not asked for again",
  { tag: "@full" },
  async ({ site }) => {
    const landing = await LandingPage.open(page, site.foreign);
    // Asked after the page itself has, so that it has its answer too.
    expect(await new PageLibrary(page).connect()).toMatchObject({ code: "EXTENSION_MISSING" });

    await landing.isDone();
    await landing.isAt("starter");
    await expect(page.locator("#check")).toBeDisabled();
    await landing.step("host").getByRole("link", { name: "安装或更新" }).click();
    await landing.isAt("extension");
    await expectNoViolationInBothColours(page);
  },
);

test("the program turns green when it is there, after the extension", { tag: "@full" }, async ({ site }) => {
  const context = await other.context.newPage();
  const landing = await LandingPage.open(context, site.allowed);

  await landing.isDone("extension");
  await landing.isAt("host");
  await expect(landing.state).toContainText("还没有找到助手程序");
  await expectNoViolation(context);

  await other.host.register();
  await landing.isDone("starter", "host", "extension", "diagnosis");
  await context.close();
  await endHosts();
});

test(
  "a program of an earlier version is to be updated, and green only then",
  { tag: "@full" },
  async ({ stage, site }, testInfo) => {
    await other.host.register();
    const shown = await other.context.newPage();
    await shown.clock.install();
    const landing = await LandingPage.open(shown, site.allowed, { version: NEXT_VERSION });

    await landing.isDone("extension");
    await landing.isAt("host");
    await expect(landing.step("host")).toContainText(
      `电脑上是 ${VERSION}，这里是 ${NEXT_VERSION}：请点击“安装或更新”。`,
    );
    await expect(landing.state).toContainText("请做第二步");
    await expectNoViolationInBothColours(shown);

    const newer = await hostOfVersion(NEXT_VERSION, stage.portal.ready.host, testInfo.outputPath("newer"));
    await other.host.registerAs({ ...other.host.manifest(), path: newer });
    await endHosts(); // the extension lets it end in this way, a minute after the last use
    await shown.clock.fastForward(65_000);
    await landing.isDone("starter", "host", "extension", "diagnosis");
    await shown.close();
    await endHosts();
  },
);

test(
  "a program that is too old to answer is to be updated too",
  { tag: "@full" },
  async ({ stage, site }, testInfo) => {
    const older = await hostOfVersion("0.9.0", stage.portal.ready.host, testInfo.outputPath("older"));
    await other.host.register();
    await other.host.registerAs({ ...other.host.manifest(), path: older });
    const shown = await other.context.newPage();
    const landing = await LandingPage.open(shown, site.allowed);

    await landing.isDone("extension");
    await landing.isAt("host");
    await expect(landing.step("host")).toContainText(`电脑上的程序太旧，这里是 ${VERSION}：请点击“安装或更新”。`);
    await expectNoViolation(shown);
    await shown.close();
    await endHosts();
  },
);

test(
  "a page that the profile does not name promises nothing, and one that may not check says where to",
  { tag: "@full" },
  async ({ installed, site }) => {
    const unlisted = await LandingPage.open(page, site.foreign, { listed: undefined, checked: undefined });
    await expect(page.locator(".note:visible")).toContainText("步骤不会自动变绿");
    await expect(unlisted.state).toHaveCount(0);
    await unlisted.isAt("starter");
    await expectNoViolationInBothColours(page);

    const second = await installed.context.newPage();
    const unchecked = await LandingPage.open(second, site.allowed, { checked: undefined });
    await unchecked.isDone("starter", "host", "extension");
    await unchecked.isAt("binding");
    await expect(unchecked.step("diagnosis")).toContainText("请在助手窗口中看“检测”页");
    await second.close();
  },
);

test("where there is no store of the browser the page says so", { tag: "@full" }, async ({ site }) => {
  const landing = await LandingPage.open(page, site.foreign, { chrome: undefined });
  await expect(landing.step("extension").locator("a:visible")).toHaveText([/在 Edge 中安装/]);

  const none = { store: undefined, edge: undefined, chrome: undefined };
  const without = await LandingPage.open(page, site.foreign, none);
  await expect(without.step("extension")).toContainText("还没有在浏览器的商店上架");
  await expect(without.step("extension")).toContainText("请电脑管理员用策略装上");
  await expect(without.step("extension").getByRole("link")).toHaveCount(0);
  await expectNoViolationInBothColours(page);
});

test("it can be read in light and dark, on a narrow screen and at 200 %", { tag: "@full" }, async ({ stage, site }) => {
  await stage.portal.makeFaults("no-token", "portal-faulty");
  const landing = await LandingPage.open(page, site.allowed);
  await expect(landing.findings).not.toHaveCount(0);
  const session = await page.context().newCDPSession(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [name, width, deviceScaleFactor] of [
      ["wide", 1000, 1],
      ["narrow", 320, 1],
      ["doubled", 640, 2],
    ] as const) {
      await session.send("Emulation.setDeviceMetricsOverride", {
        width,
        height: 800,
        deviceScaleFactor,
        mobile: false,
      });
      await page.screenshot({ path: join(PICTURES, `${name}-${colorScheme}.png`), fullPage: true });
      // Nothing is cut off at the side.
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  }
});

/** Ends the hosts of the other browser. */
async function endHosts(): Promise<void> {
  const { hosts } = other;
  hosts.forEach((pid) => process.kill(pid));
  await allEnded(hosts);
}
