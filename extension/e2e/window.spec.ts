import { expect, test } from "./fixtures.js";

test("a page opens the helper window, which shows what is wrong and closes without ending anything", async ({
  stage,
  openPortal,
}) => {
  await stage.uKey.unplug();
  const { library } = await openPortal();
  await library.connect();

  expect(await library.openWindow()).toBeUndefined();
  const window = await stage.helperWindow();
  // In front of the browser, and without a U-Key there is at least one finding with a red edge.
  await window.warns();
  expect(await library.openWindow()).toMatchObject({ code: "BUSY" });

  await stage.uKey.plugIn();
  await window.press("Escape");
  await stage.noWindow();
  const login = library.login();
  await (await stage.pinWindow()).cancel();
  expect(await login).toMatchObject({ code: "CANCELLED" });
});

test("the popup opens it for a page that may ask, and says why not elsewhere", async ({ stage }) => {
  // With a host of its own, since one opens it only once in ten seconds.
  const browser = await stage.startBrowser();
  const { url, extensionId } = stage.portal.ready;
  const page = await browser.context.newPage();
  const button = page.getByRole("button", { name: /^(打开签章助手|Open the helper)$/ });
  const show = async (address: string): Promise<void> => {
    await page.goto(`chrome-extension://${extensionId}/popup.html`);
    // In a tab of its own it would take itself for the page in question.
    await page.addInitScript((shown) => {
      chrome.tabs.query = (() => Promise.resolve([{ url: shown }])) as unknown as typeof chrome.tabs.query;
    }, address);
    await page.reload();
    await page.locator('#sections[aria-busy="false"] section').first().waitFor();
  };

  await show("https://elsewhere.example/");
  await expect(button).toBeDisabled();
  await expect(page.locator("#window-note")).toContainText(/门户的页面|a page of the portal/);

  await show(url);
  await expect(button).toBeEnabled();
  await button.click();
  const window = await stage.helperWindow();
  await window.press("Escape");
  await stage.noWindow();
  await browser.close();
});
