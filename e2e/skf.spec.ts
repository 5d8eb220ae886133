import { expect, test } from "@playwright/test";
import { journey } from "./journey/journey.js";
import { SKF_STEPS } from "./journey/skf-steps.js";
import type { Browser } from "./stage/browser.js";
import { PortalPage } from "./stage/portal-page.js";
import type { SkfKey } from "./stage/skf-key.js";
import { Stage } from "./stage/stage.js";
import { PIN, WRONG_PIN } from "./stage/u-key.js";
import { until } from "./stage/until.js";

let stage: Stage;
let browser: Browser;
let key: SkfKey;
let portal: PortalPage;

test.beforeAll(async () => {
  stage = await Stage.open({ token: "skf" });
  browser = await stage.startBrowser();
  key = stage.skfKey;
});

test.afterAll(async () => {
  await stage.close();
});

test.beforeEach(async () => {
  await key.restore();
  portal = await PortalPage.open(browser.context, stage.portal.ready.url);
  await until("the U-Key is listed", async () => {
    const status = await portal.library.connect();
    return "tokens" in status && status.tokens.length === 1;
  });
});

// eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from the pattern
test.afterEach(async ({}, testInfo) => {
  if (testInfo.status !== testInfo.expectedStatus) {
    await stage.display.takePicture(testInfo.outputPath("screen.png"));
  }
  await portal.page.close();
  await stage.noWindow();
});

// eslint-disable-next-line no-empty-pattern
test("the demo's journey with the U-Key behind SKF goes through all its steps", async ({}, testInfo) => {
  test.setTimeout(120_000);
  const report = await journey(stage, browser, SKF_STEPS, testInfo.outputPath("pictures"));

  expect(report.steps.filter(({ ok }) => !ok)).toEqual([]);
  expect(report.steps.map(({ name }) => name)).toEqual([
    "connect",
    "bind-sm2-skf",
    "login-sm2-skf",
    "sign-cms-detached-rsa-skf",
    "open-bid-skf",
    "unplug",
    "replug",
    "change-pin",
  ]);
  expect(report.ok).toBe(true);
});

test(
  "a PIN is presented once, and another U-Key that is plugged in meanwhile can be chosen",
  { tag: "@full" },
  async () => {
    const login = portal.library.login();
    const window = await stage.pinWindow();

    key.spare.plugIn();
    key.unplug();
    await window.waits();
    await window.chooseFurtherDown(1);
    await window.takesKeys();
    await window.enterPin(PIN);

    expect(await login).toMatchObject({ unverifiedCertificate: key.spare.certificate("1-SM2"), algorithm: "SM2SM3" });
    expect(key.pinsPresented).toBe(1);
  },
);

test("a wrong PIN shows the U-Key's own count, and the right one gives all tries back", { tag: "@full" }, async () => {
  // Someone may have mistyped it elsewhere.
  await key.setTriesLeft(3);
  const login = portal.library.login();
  const window = await stage.pinWindow();

  await window.enterPin(WRONG_PIN);
  await window.warns();
  expect(key.triesLeft).toBe(2);
  await window.cancel();
  expect(await login).toMatchObject({ code: "PIN_INCORRECT", facts: { triesLeft: "2" } });
  expect(key.pinsPresented).toBe(1);

  const again = portal.library.login();
  await (await stage.pinWindow(window)).enterPin(PIN);
  expect(await again).toMatchObject({ algorithm: "SM2SM3" });
  expect(key.triesLeft).toBe(key.triesMaximum);
});

test("a locked U-Key's window says what to do, and the library is given no PIN", { tag: "@full" }, async () => {
  await key.setTriesLeft(0);
  const login = portal.library.login();
  const window = await stage.pinWindow();

  await window.warns();
  await window.enterPin(PIN);

  expect(await login).toMatchObject({ code: "PIN_LOCKED" });
  expect(key.pinsPresented).toBe(0);
  expect(key.triesLeft).toBe(0);
});
