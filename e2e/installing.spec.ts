import { expect, test } from "./fixtures.js";
import { PageLibrary } from "./stage/page-library.js";
import { EXTENSION } from "./stage/stage.js";
import { until } from "./stage/until.js";
import { NEXT_VERSION, VERSION } from "./stage/version.js";

test("a page that was open before the installation can connect without a reload", async ({ stage, site }) => {
  const browser = await stage.startBrowser({ extension: false });
  site.page("/", "");
  const page = await browser.context.newPage();
  await page.goto(`${site.allowed}/`);
  const library = new PageLibrary(page);
  expect(await library.connect()).toMatchObject({ code: "EXTENSION_MISSING" });

  await browser.install(EXTENSION);

  await expect.poll(() => library.connect()).toMatchObject({ host: VERSION });
  await browser.close();
});

test(
  "an update waits until no page is connected, and then takes open pages along",
  { tag: "@full" },
  async ({ stage, site }) => {
    const browser = await stage.startBrowser();
    site.page("/", "");
    const connected = await browser.context.newPage();
    await connected.goto(`${site.allowed}/`);
    expect(await new PageLibrary(connected).connect()).toMatchObject({ host: VERSION });
    const idle = await browser.context.newPage();
    await idle.goto(`${site.allowed}/`);
    const worker = await browser.worker();
    let isUpdated = false;
    worker.once("close", () => {
      isUpdated = true;
    });

    await worker.evaluate((version) => {
      // The browser does the same when it has downloaded an update.
      const event = chrome.runtime.onUpdateAvailable as unknown as { dispatch: (details: object) => void };
      event.dispatch({ version });
    }, NEXT_VERSION);

    expect(await new PageLibrary(connected).connect()).toMatchObject({ host: VERSION });
    expect(isUpdated).toBe(false);
    await connected.close();
    await until("the extension reloads itself", () => isUpdated);
    await expect.poll(() => new PageLibrary(idle).connect()).toMatchObject({ host: VERSION });
    await browser.close();
  },
);
