import { expect, test } from "./fixtures.js";

test("the diagnosis sees in the browser's own files that host and extension are there", async ({ installed }) => {
  expect(await installed.host.verdict("registration")).toBe("PASS");
  // Chromium writes its preferences some seconds late.
  await expect.poll(() => installed.host.verdict("extension")).toBe("PASS");
});

test("a registration that is gone is found, and so is the one that comes back", async ({ sharedStage }) => {
  const browser = await sharedStage.startBrowser();
  await browser.host.unregister();
  expect(await browser.host.verdict("registration")).toBe("FAIL");

  await browser.host.register();

  expect(await browser.host.verdict("registration")).toBe("PASS");
  await browser.close();
});
