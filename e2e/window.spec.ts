import { expect, test } from "./fixtures.js";
import { Popup } from "./stage/popup.js";
import { PortalPage } from "./stage/portal-page.js";

test("a page opens the helper window, which shows what is wrong and closes without ending anything", async ({
  stage,
  openPortal,
}) => {
  await stage.uKey.unplug();
  const { library } = await openPortal();
  await library.connect();

  expect(await library.openWindow()).toBeUndefined();
  const window = await stage.helperWindow();
  // The window is in front of the browser, and without a U-Key at least one finding has a red edge.
  await window.warns();
  expect(await library.openWindow()).toMatchObject({ code: "BUSY" });

  await stage.uKey.plugIn();
  await window.press("Escape");
  await stage.noWindow();
  const login = library.login();
  await (await stage.pinWindow()).cancel();
  expect(await login).toMatchObject({ code: "CANCELLED" });
});

test(
  "an error that says to open the helper has the button for it on the portal's page",
  { tag: "@full" },
  async ({ stage }) => {
    // A separate host, since a host opens the window only once in ten seconds.
    const browser = await stage.startBrowser();
    await stage.uKey.unplug();
    const { page } = await PortalPage.open(browser.context, stage.portal.ready.url);
    await page.locator("#login").click();
    const result = page.locator("#result[data-code=TOKEN_ABSENT]");
    await expect(result).toContainText("请打开签章助手");
    await expect(result.getByRole("button", { name: "重试" })).toBeVisible();
    await result.getByRole("button", { name: "打开签章助手" }).click();
    const window = await stage.helperWindow();
    await window.warns();
    await window.press("Escape");
    await stage.noWindow();
    await browser.close();
  },
);

test("the popup opens it for a page that may ask, and says why not elsewhere", { tag: "@full" }, async ({ stage }) => {
  // A separate host, since a host opens the window only once in ten seconds.
  const browser = await stage.startBrowser();
  const { url, extensionId } = stage.portal.ready;
  const elsewhere = await Popup.open(browser, extensionId, "https://elsewhere.example/");
  await expect(elsewhere.page.getByRole("button", { name: "打开签章助手" })).toBeHidden();
  await expect(elsewhere.page.locator("#window-note")).toContainText("平台的页面");

  const portal = await Popup.open(browser, extensionId, url);
  await portal.page.getByRole("button", { name: "打开签章助手" }).click();
  const window = await stage.helperWindow();
  await window.press("Escape");
  await stage.noWindow();
  await browser.close();
});
