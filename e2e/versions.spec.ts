import { join } from "node:path";
import { expect, test } from "./fixtures.js";
import { expectNoViolation } from "./stage/axe.js";
import type { Browser } from "./stage/browser.js";
import { tabTo } from "./stage/keyboard.js";
import { saysAnEarlierProtocol } from "./stage/other-part.js";
import { hostOfVersion } from "./stage/other-version.js";
import { Popup } from "./stage/popup.js";
import { PortalPage } from "./stage/portal-page.js";

/** Address in the demo's profile. */
const INSTALLATION = "http://localhost:8417/helper/";

let browser: Browser;

test.beforeAll(async ({ sharedStage }) => {
  browser = await sharedStage.startBrowser();
  await browser.context.route(`${INSTALLATION}**`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Installation</title>" }),
  );
});

test.afterAll(async () => {
  await browser.close();
});

test(
  "a host that is too old for the extension leads the portal's page and the popup to the update",
  { tag: "@full" },
  async ({ stage }) => {
    const { host, extensionId, url } = stage.portal.ready;
    await browser.host.replaceBy(saysAnEarlierProtocol(host), extensionId);

    const portal = await PortalPage.open(browser.context, url);
    expect(await portal.library.connect()).toMatchObject({
      code: "VERSION_MISMATCH",
      facts: { requiresUpdate: "host" },
      link: INSTALLATION,
      steps: expect.arrayContaining([expect.stringContaining("需要更新的是助手程序")]),
    });
    const shown = portal.page.locator("#result").getByRole("link", { name: "安装或更新" });
    await expect(shown).toHaveAttribute("href", INSTALLATION);
    await expectNoViolation(portal.page);

    const popup = await Popup.open(browser, extensionId, url);
    const link = popup.page.locator("#host").getByRole("link", { name: "安装或更新" });
    await expect(link).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await popup.page.emulateMedia({ colorScheme });
      await expectNoViolation(popup.page);
    }
    const opened = browser.context.waitForEvent("page");
    await tabTo(popup.page, "#host a");
    await popup.page.keyboard.press("Enter");
    expect((await opened).url()).toBe(INSTALLATION);
    await (await opened).close();
    await popup.page.close();
  },
);

test(
  "a host that finds itself too old says so, with the page of its own profile",
  { tag: "@full" },
  async ({ stage }, testInfo) => {
    const { host, url } = stage.portal.ready;
    const older = await hostOfVersion("0.9.0", host, join(testInfo.outputPath(), "host"));
    await browser.host.register();
    await browser.host.registerAs({ ...browser.host.manifest(), path: older });

    const { library } = await PortalPage.open(browser.context, url);

    expect(await library.connect()).toMatchObject({
      code: "VERSION_MISMATCH",
      facts: { requiresUpdate: "host" },
      link: INSTALLATION,
    });
    expect(browser.host.frames("session.open")).not.toHaveLength(0);
  },
);
