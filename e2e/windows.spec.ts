import { expect, test } from "@playwright/test";
import { SKF_STEPS } from "./journey/skf-steps.js";
import { browserWith, signIn32Bits, windowsComputer } from "./journey/windows-steps.js";
import { Visit } from "./journey/visit.js";
import type { Browser } from "./stage/browser.js";
import { Stage } from "./stage/stage.js";
import { PIN, WRONG_PIN } from "./stage/u-key.js";
import { until } from "./stage/until.js";
import type { WindowsComputer } from "./stage/windows-computer.js";

/** Twice a call's time in the bridge. */
const HANG_MS = 60_000;

let stage: Stage;
let computer: WindowsComputer;
let browser: Browser;
let visit: Visit;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  stage = await Stage.open({ token: "skf" });
  computer = await windowsComputer(stage);
  await computer.install("on the computer");
  browser = await browserWith(stage, computer);
});

test.afterAll(async () => {
  await stage.close();
});

// eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from the pattern
test.beforeEach(async ({}, testInfo) => {
  test.setTimeout(180_000);
  await computer.control();
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  visit = await Visit.begin(stage, browser, page, testInfo.outputPath("pictures"));
  await visit.connectTo(1);
});

// eslint-disable-next-line no-empty-pattern
test.afterEach(async ({}, testInfo) => {
  if (testInfo.status !== testInfo.expectedStatus) {
    await stage.display.takePicture(testInfo.outputPath("screen.png"));
  }
  await stage.noWindow();
});

test("a wrong PIN costs one try, and the right one gives it back", { tag: "@full" }, async () => {
  const { skfKey } = stage;
  const refused = await visit.refusedLogin(async (window) => {
    await window.enterPin(WRONG_PIN);
    await window.warns();
    await window.cancel();
  });
  expect(refused).toBe("PIN_INCORRECT");
  expect(skfKey.triesLeft).toBe(skfKey.triesMaximum - 1);

  await visit.login("right-pin", "SM2SM3", 0);
  expect(skfKey.triesLeft).toBe(skfKey.triesMaximum);
});

for (const name of ["unplug", "replug"] as const) {
  test(`the U-Key is pulled and plugged in while the window is open: ${name}`, { tag: "@full" }, async () => {
    await SKF_STEPS[name]?.(visit);
  });
}

test(
  "a library that crashes at the signature is DRIVER_CRASHED, and the next login has a fresh one",
  { tag: "@full" },
  async () => {
    await computer.control("crash.SKF_ECCSignData=1");
    expect(await visit.refusedLogin((window) => window.enterPin(PIN))).toBe("DRIVER_CRASHED");

    await computer.control();
    await visit.connectTo(1);
    await visit.login("after-crash", "SM2SM3", 0);
  },
);

test(
  "a library that hangs at the signature is DRIVER_TIMEOUT, and the next login has a fresh one",
  { tag: "@full" },
  async () => {
    await computer.control("hang.SKF_ECCSignData=1");
    await visit.portal.pressLogin();
    await (await stage.pinWindow()).enterPin(PIN);
    await visit.portal.page.locator("#result[data-state]").waitFor({ timeout: HANG_MS });
    expect(await visit.portal.outcome()).toMatchObject({ code: "DRIVER_TIMEOUT" });

    await computer.control();
    await visit.connectTo(1);
    await visit.login("after-hang", "SM2SM3", 0);
  },
);

for (const library of ["32 bits", "32 bits, decorated names"] as const) {
  test(`a key behind a library of ${library} logs in and signs, and counts a wrong PIN`, { tag: "@full" }, async () => {
    const { skfKey } = stage;

    await signIn32Bits(visit, computer, library);

    const there = await visit.again();
    await there.connectTo(1);
    const refused = await there.refusedLogin(async (window) => {
      await window.enterPin(WRONG_PIN);
      await window.warns();
      await window.cancel();
    });
    expect(refused).toBe("PIN_INCORRECT");
    expect(skfKey.triesLeft).toBe(skfKey.triesMaximum - 1);
  });
}

/** The last one: it needs no browser any more. */
test("a browser that is killed leaves no process of the host", { tag: "@full" }, async () => {
  expect(computer.running.length).toBeGreaterThanOrEqual(2);

  browser.kill();

  await until("host and bridge have ended", () => computer.running.length === 0);
});
