import { expect, test } from "./fixtures.js";
import { journey } from "./journey/journey.js";
import type { Report } from "./journey/report.js";
import { MAIN_STAGE, MAIN_STEPS, STAGE, type Step, STEPS } from "./journey/steps.js";
import type { PortalOptions } from "./stage/portal.js";
import { Stage } from "./stage/stage.js";
import { PIN } from "./stage/u-key.js";

/** Goes through steps on a stage of their own. */
async function gone(options: PortalOptions, steps: Record<string, Step>, pictures: string): Promise<Report> {
  const stage = await Stage.open(options);
  try {
    return await journey(stage, await stage.startBrowser(), steps, pictures);
  } finally {
    await stage.close();
  }
}

// eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from the pattern
test("the demo's journey does its main job", async ({}, testInfo) => {
  test.setTimeout(600_000);

  const report = await gone(MAIN_STAGE, MAIN_STEPS, testInfo.outputPath("pictures"));

  expect(report.steps.filter(({ ok }) => !ok)).toEqual([]);
  expect(report.steps.map(({ name }) => name)).toEqual([
    "connect",
    "bind-sm2",
    "login-sm2",
    "login-rsa",
    "wrong-pin",
    "cancel",
    "sign-cms-detached-sm2",
    "login-ec-pkcs11",
    "batch-20",
    "revoked-refused",
    "verify-report",
    "verify-tampered",
    "sign-pdf-seal",
    "sign-ofd-seal",
  ]);
  expect(report.ok).toBe(true);
  expect(report.browser).toMatch(/^Chromium \d+/);
});

// eslint-disable-next-line no-empty-pattern
test("the demo's journey goes through all its further steps", { tag: "@full" }, async ({}, testInfo) => {
  test.setTimeout(1_200_000);
  const further = Object.entries(STEPS).filter(([name]) => !(name in MAIN_STEPS));

  const report = await gone(STAGE, Object.fromEntries(further), testInfo.outputPath("pictures"));

  expect(report.steps.filter(({ ok }) => !ok)).toEqual([]);
  expect(report.steps.map(({ name }) => name)).toEqual([
    "extension-missing-page",
    "sign-cms-attached-rsa",
    "name-mismatch",
    "keys-typed-elsewhere",
    "last-try-elsewhere",
    "holder-in-cn",
    "field-signature",
    "holder-named-right",
    "encrypt-bid",
    "rehearse",
    "renewed-key-told",
    "failure-evidence",
    "open-bid",
    "two-suppliers",
    "open-bid-pkcs11",
    "open-batch",
    "report-tied-to-file",
    "sign-pdf-keyword",
    "preview-invoice",
    "sign-ofd-riding",
    "sign-any-file",
    "sign-further",
    "verify-rebuilt",
    "verify-two-readings",
    "preview-is-signed",
    "verify-old-ofd",
    "verify-second-signature",
    "verify-budget",
    "timestamp",
    "token-vectors",
    "two-nodes",
    "spring-portal",
    "verifier-service",
    "ocsp-hangs",
    "own-origin-from-release",
    "two-portals",
    "rolled-back",
    "stdio-client",
    "desktop-impostor-refused",
    "old-ucapi",
    "old-xtxsab",
    "old-sof",
    "old-netca",
    "old-topesa",
    "migrate-writes",
    "old-login-verified",
    "old-open-bid",
    "batch-200-mixed",
  ]);
});

test("logs in with an EC certificate", { tag: "@full" }, async ({ stage, openPortal }) => {
  const portal = await openPortal();
  await portal.pressLogin();
  const window = await stage.pinWindow();

  await window.chooseFurtherDown(2);
  await window.enterPin(PIN);

  const { verification } = await portal.outcome();
  expect(await stage.portal.verification(verification)).toMatchObject({ outcome: "ACCEPTED", algorithm: "ES256" });
});
