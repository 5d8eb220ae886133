import { readdir } from "node:fs/promises";
import { expect, test } from "./fixtures.js";
import type { Browser } from "./stage/browser.js";
import type { Deployment } from "./stage/deployment.js";
import { PageLibrary } from "./stage/page-library.js";
import { Popup } from "./stage/popup.js";
import { PortalPage } from "./stage/portal-page.js";
import { PIN } from "./stage/u-key.js";
import { NEXT_VERSION, VERSION } from "./stage/version.js";

const ELSEWHERE = "https://elsewhere.example/";

test.skip(process.env.CI !== "true", "A computer's policies are tried as root and with CI=true only.");

let before: string[];
let deployment: Deployment;
let browser: Browser;

test.beforeAll(async ({ sharedStage }) => {
  before = await machineFolder();
  deployment = await sharedStage.deploy();
  browser = await sharedStage.startBrowser({ deployment, extension: false, registered: false });
});

test.afterAll(async () => {
  await browser.close();
  expect(await machineFolder()).toEqual(before);
});

test(
  "the extension comes by policy, and takes its settings over when they arrive",
  { tag: "@full" },
  async ({ stage }) => {
    const worker = await browser.worker();
    const { extensionId } = stage.portal.ready;
    expect(await worker.evaluate(() => chrome.management.getSelf())).toMatchObject({
      id: extensionId,
      installType: "admin",
      version: VERSION,
      updateUrl: deployment.server.url,
    });

    const popup = await Popup.open(browser, extensionId, ELSEWHERE, { locale: "en" });
    await expect(popup.page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(popup.page.locator("#sections")).toContainText("管理员已关闭试用");
    await expect(popup.page.locator("#trial")).toBeHidden();

    await deployment.push({ trialOrigins: true, locale: "en" });
    await expect(popup.page.locator("html")).toHaveAttribute("lang", "en");
    await expect(popup.page.locator("#trial")).toHaveText("Try it on this site");
    await popup.page.close();
  },
);

test(
  "a host of one person is not started where the policy says so, and page, popup and diagnosis name who can help",
  { tag: "@full" },
  async ({ stage }) => {
    const { extensionId, url } = stage.portal.ready;
    await deployment.push({ locale: "en" });
    await browser.host.register();
    const { page } = await PortalPage.open(browser.context, url);
    const library = new PageLibrary(page);

    const refusal = await library.connect();
    expect(refusal).toMatchObject({ code: "HOST_MISSING" });
    expect(refusal).toHaveProperty("steps", expect.arrayContaining([expect.stringMatching(/管理员为所有用户安装/)]));
    const popup = await Popup.open(browser, extensionId, url);
    await expect(popup.page.locator("#sections")).toContainText(
      /administrator install the signing helper for all users/,
    );
    expect(await browser.host.finding("registration")).toMatchObject({
      verdict: "FAIL",
      code: "REGISTRATION_USER_LEVEL_BLOCKED",
    });

    await browser.host.registerForEveryone();
    expect(await library.connect()).toMatchObject({ host: VERSION });
    expect(await browser.host.verdict("registration")).toBe("PASS");
    await popup.page.close();
    await page.close();
  },
);

test(
  "an update by policy waits for a login that waits for its PIN, and then takes open pages along",
  { tag: "@full" },
  async ({ stage, site }) => {
    await browser.host.registerForEveryone();
    site.page("/", "");
    const idle = await browser.context.newPage();
    await idle.goto(`${site.allowed}/`);
    const portal = await PortalPage.open(browser.context, stage.portal.ready.url);
    await portal.pressLogin();
    const window = await stage.pinWindow();

    await deployment.server.publish(NEXT_VERSION);
    expect(await downloaded()).toBe(NEXT_VERSION);

    await window.enterPin(PIN);
    expect(await portal.outcome()).toHaveProperty("verification");
    expect(await version()).toBe(VERSION);
    await portal.page.close();
    await expect.poll(version).toBe(NEXT_VERSION);
    await expect.poll(() => new PageLibrary(idle).connect()).toMatchObject({ extension: NEXT_VERSION, host: VERSION });
    await idle.close();
  },
);

async function machineFolder(): Promise<string[]> {
  return (await readdir("/etc/chromium", { recursive: true })).sort();
}

/** Version of the extension that runs; undefined while it starts anew. */
async function version(): Promise<string | undefined> {
  const worker = await browser.worker();
  return worker.evaluate(() => chrome.runtime.getManifest().version).catch(() => undefined);
}

/** Lets the browser look for an update, as it does by itself every few hours; the version that then waits. */
async function downloaded(): Promise<string> {
  const worker = await browser.worker();
  return worker.evaluate(async () => {
    const waiting = new Promise<string>((resolve) => {
      chrome.runtime.onUpdateAvailable.addListener((details) => {
        resolve(details.version);
      });
    });
    await chrome.runtime.requestUpdateCheck();
    return waiting;
  });
}
