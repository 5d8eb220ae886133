import { test as base } from "@playwright/test";
import type { Browser } from "./stage/browser.js";
import { PortalPage } from "./stage/portal-page.js";
import { Site } from "./stage/site.js";
import { LIBRARY, Stage } from "./stage/stage.js";

interface PerTest {
  /** The same at the start of every test: U-Key plugged in, all tries left; no window is open at its end. */
  stage: Stage;
  /** Opens one more page of the portal in {@link PerWorker.installed}. */
  openPortal: () => Promise<PortalPage>;
}

interface PerWorker {
  sharedStage: Stage;
  /** A browser with the extension and the registered host. */
  installed: Browser;
  site: Site;
}

export const test = base.extend<PerTest, PerWorker>({
  sharedStage: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from the pattern
    async ({}, use) => {
      const stage = await Stage.open({ framingAllowed: true });
      await use(stage);
      await stage.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  installed: [
    async ({ sharedStage }, use) => {
      await use(await sharedStage.startBrowser());
    },
    { scope: "worker", timeout: 60_000 },
  ],
  site: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const site = await Site.open(LIBRARY);
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],
  stage: async ({ sharedStage }, use, testInfo) => {
    await sharedStage.uKey.restore();
    await use(sharedStage);
    if (testInfo.status !== testInfo.expectedStatus) {
      await sharedStage.display.takePicture(testInfo.outputPath("screen.png"));
    }
    await sharedStage.noWindow();
  },
  openPortal: async ({ installed, stage }, use) => {
    await use(() => PortalPage.open(installed.context, stage.portal.ready.url));
    await closePages(installed);
  },
});

/** All but the first: with its last page the browser itself would go. */
async function closePages(browser: Browser): Promise<void> {
  const [, ...further] = browser.context.pages();
  await Promise.all(further.map((page) => page.close()));
}

export { expect } from "@playwright/test";
