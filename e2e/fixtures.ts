import { test as base, type TestInfo } from "@playwright/test";
import { existsSync } from "node:fs";
import type { Browser } from "./stage/browser.js";
import { PortalPage } from "./stage/portal-page.js";
import { Site } from "./stage/site.js";
import { LIBRARY, Stage } from "./stage/stage.js";

interface PerTest {
  /**
   * Stage in the same state at the start of every test: U-Key plugged in, all tries left, a portal that knows nobody; no window
   * is open at its end.
   */
  stage: Stage;
  /**
   * The {@link PerWorker.sharedBrowser}. Windows that end without the user's yes are rationed for a minute; none that another
   * file's tests have ended counts. No certificate was taken before.
   */
  installed: Browser;
  /** Opens one more page of the portal in {@link PerTest.installed}. */
  openPortal: () => Promise<PortalPage>;
}

interface PerWorker {
  sharedStage: Stage;
  /** A browser with the extension and the registered host, and the file of its latest test. */
  sharedBrowser: { browser: Browser; file: string };
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
    { scope: "worker", timeout: 120_000 },
  ],
  sharedBrowser: [
    async ({ sharedStage }, use) => {
      await use({ browser: await sharedStage.startBrowser(), file: "" });
    },
    { scope: "worker", timeout: 120_000 },
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
  stage: [
    async ({ sharedStage }, use, testInfo) => {
      await sharedStage.portal.restore();
      await sharedStage.uKey.restore();
      await use(sharedStage);
      await showFailure(sharedStage, testInfo);
      await sharedStage.noWindow();
    },
    // Also for a test that does not name it: the fault that an earlier one made is not its own.
    { auto: true },
  ],
  installed: async ({ sharedBrowser }, use, { file }) => {
    if (sharedBrowser.file !== file) {
      await sharedBrowser.browser.endWorker();
      sharedBrowser.file = file;
    }
    await sharedBrowser.browser.host.forgetChoices();
    await use(sharedBrowser.browser);
  },
  openPortal: async ({ installed, stage }, use, testInfo) => {
    await use(() => PortalPage.open(installed.context, stage.portal.ready.url));
    await showFailure(stage, testInfo);
    await closePages(installed);
  },
});

/** Pictures the screen, once, before anything is closed. */
async function showFailure({ display }: Stage, testInfo: TestInfo): Promise<void> {
  const picture = testInfo.outputPath("screen.png");
  if (testInfo.status !== testInfo.expectedStatus && !existsSync(picture)) {
    await display.takePicture(picture);
  }
}

/** Closes every page but the first: with its last page the browser itself would end. */
async function closePages(browser: Browser): Promise<void> {
  const [, ...further] = browser.context.pages();
  await Promise.all(further.map((page) => page.close()));
}

export { expect } from "@playwright/test";
