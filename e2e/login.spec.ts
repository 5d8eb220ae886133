import { expect, test } from "./fixtures.js";
import { journey } from "./journey/journey.js";
import { STAGE, STEPS } from "./journey/steps.js";
import { Stage } from "./stage/stage.js";
import { PIN } from "./stage/u-key.js";

// eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from the pattern
test("the demo's journey goes through all its steps", async ({}, testInfo) => {
  test.setTimeout(300_000);
  const stage = await Stage.open(STAGE);
  const report = await journey(stage, await stage.startBrowser(), STEPS, testInfo.outputPath("pictures")).finally(() =>
    stage.close(),
  );

  expect(report.steps.filter(({ ok }) => !ok)).toEqual([]);
  expect(report.steps.map(({ name }) => name)).toEqual([
    "connect",
    "extension-missing-page",
    "bind-sm2",
    "login-sm2",
    "login-rsa",
    "wrong-pin",
    "cancel",
    "sign-cms-detached-sm2",
    "sign-cms-attached-rsa",
    "login-ec-pkcs11",
    "batch-20",
    "name-mismatch",
    "keys-typed-elsewhere",
    "last-try-elsewhere",
    "revoked-refused",
    "holder-in-cn",
    "field-signature",
    "holder-named-right",
    "verify-report",
    "verify-tampered",
    "sign-pdf-seal",
    "sign-ofd-seal",
    "sign-any-file",
    "sign-further",
    "timestamp",
    "token-vectors",
    "two-nodes",
    "spring-portal",
    "stdio-client",
    "batch-200-mixed",
  ]);
  expect(report.ok).toBe(true);
  expect(report.browser).toMatch(/^Chromium \d+/);
});

test("logs in with an EC certificate", async ({ stage, openPortal }) => {
  const portal = await openPortal();
  await portal.pressLogin();
  const window = await stage.pinWindow();

  await window.chooseFurtherDown(2);
  await window.enterPin(PIN);

  const { verification } = await portal.outcome();
  expect(await stage.portal.verification(verification)).toMatchObject({ outcome: "ACCEPTED", algorithm: "ES256" });
});
