import { expect, test } from "@playwright/test";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "./stage/browser.js";
import { HostileLibrary } from "./stage/hostile-library.js";
import { PortalPage } from "./stage/portal-page.js";
import { Stage } from "./stage/stage.js";
import { PIN } from "./stage/u-key.js";
import { until } from "./stage/until.js";

const SOFTHSM = [
  "/usr/lib/softhsm/libsofthsm2.so",
  "/usr/lib64/pkcs11/libsofthsm2.so",
  "/usr/local/lib/softhsm/libsofthsm2.so",
];
/** Position in the list of certificates, behind three on the demo's U-Key. */
const BEHIND_THE_LIBRARY = 3;

let folder: string;
let library: HostileLibrary;
let stage: Stage;
let browser: Browser;
let portal: PortalPage;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "signing-helper-hostile-"));
  library = await HostileLibrary.build(folder);
  stage = await Stage.open({ softwareKeyOnly: false, pkcs11Library: library.file });
  browser = await stage.startBrowser({ variables: library.variables(SOFTHSM.find(existsSync) ?? "") });
});

test.afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

test.beforeEach(async () => {
  await library.behave();
  portal = await PortalPage.open(browser.context, stage.portal.ready.url);
  await expectBothKeys(portal);
});

test.afterEach(async () => {
  await portal.page.close();
  await stage.noWindow();
});

test("a library that crashes at the login is DRIVER_CRASHED, and the next login has a fresh one", async () => {
  await library.behave("C_Login crash");
  await logIn(BEHIND_THE_LIBRARY);
  expect(await portal.outcome()).toMatchObject({ code: "DRIVER_CRASHED" });
  await expectThatTheDemosKeyWorks();

  await library.behave();
  await expectBothKeys(portal);
  await expectAccepted(BEHIND_THE_LIBRARY, "ES256");
});

test(
  "a library that hangs at the login is DRIVER_TIMEOUT; other pages see the demo's U-Key meanwhile",
  { tag: "@full" },
  async () => {
    test.setTimeout(120_000);
    await library.behave("C_Login hang");
    await logIn(BEHIND_THE_LIBRARY);
    const other = await PortalPage.open(browser.context, stage.portal.ready.url);
    expect(await other.library.connect()).toMatchObject({ tokens: [{ driver: "demo" }] });
    await other.page.close();

    await portal.page.locator("#result[data-state]").waitFor({ timeout: 60_000 });
    expect(await portal.outcome()).toMatchObject({ code: "DRIVER_TIMEOUT" });
    await expectThatTheDemosKeyWorks();

    await library.behave();
    await expectBothKeys(portal);
    await expectAccepted(BEHIND_THE_LIBRARY, "ES256");
  },
);

test("a library that hangs when it is asked for its U-Keys does not keep the demo's from working", async () => {
  await library.behave("C_GetSlotList hang");

  expect(await portal.library.connect()).toMatchObject({ tokens: [{ driver: "demo" }] });
  await expectThatTheDemosKeyWorks();
});

test("a library that prints whenever it is called changes nothing", { tag: "@full" }, async () => {
  await library.behave(
    "C_GetSlotList print",
    "C_GetTokenInfo print",
    "C_Login print",
    "C_Sign print",
    "C_Logout print",
  );

  await expectAccepted(BEHIND_THE_LIBRARY, "ES256");
  await expectThatTheDemosKeyWorks();
});

async function expectBothKeys(page: PortalPage): Promise<void> {
  await until(
    "both U-Keys are listed",
    async () => {
      const status = await page.library.connect();
      return "tokens" in status && status.tokens.length === 2;
    },
    60_000,
  );
}

/** @param furtherDown place in the list of certificates */
async function logIn(furtherDown: number): Promise<void> {
  await browser.host.forgetChoices();
  await portal.pressLogin();
  const window = await stage.pinWindow();
  await window.chooseFurtherDown(furtherDown);
  await window.enterPin(PIN);
}

async function expectAccepted(furtherDown: number, algorithm: string): Promise<void> {
  await logIn(furtherDown);
  const { verification } = await portal.outcome();
  expect(await stage.portal.verification(verification)).toMatchObject({ outcome: "ACCEPTED", algorithm });
  await stage.noWindow();
}

async function expectThatTheDemosKeyWorks(): Promise<void> {
  await stage.noWindow();
  await expectAccepted(0, "SM2SM3");
}
