import { createHash } from "node:crypto";
import { expect, test } from "./fixtures.js";
import { PageLibrary } from "./stage/page-library.js";
import { PIN } from "./stage/u-key.js";

test(
  "of several certificates the second signs when the person takes it",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const portal = await openPortal();
    await portal.pressLogin();
    const window = await stage.pinWindow();

    await window.chooseFurtherDown(1);
    await window.enterPin(PIN);

    const { verification } = await portal.outcome();
    const second = Buffer.from(stage.uKey.certificate("rsa-signature"), "base64");
    expect(await stage.portal.verification(verification)).toMatchObject({
      outcome: "ACCEPTED",
      algorithm: "RS256",
      certificateSha256: createHash("sha256").update(second).digest("hex"),
    });
  },
);

test("the page gets the certificate that the person picks, without a PIN", async ({ stage, openPortal }) => {
  const { library } = await openPortal();
  await library.connect();
  const first = library.selectCertificate();
  await (await stage.certificateWindow()).chooseCertificate(0);
  expect(await first).toBe(stage.uKey.certificate("sm2-signature"));
  await stage.noWindow();

  const third = library.selectCertificate();
  await (await stage.certificateWindow()).chooseCertificate(2);
  expect(await third).toBe(stage.uKey.certificate("ec-signature"));
});

test(
  "for encryption another certificate is offered than for signing",
  { tag: "@full" },
  async ({ stage, openPortal }) => {
    const { library } = await openPortal();
    await library.connect();
    const selected = library.selectCertificate("encrypt");

    await (await stage.certificateWindow()).chooseCertificate(0);

    expect(await selected).toBe(stage.uKey.certificate("sm2-encryption"));
  },
);

test("closing the window gives the page no certificate", { tag: "@full" }, async ({ stage, openPortal }) => {
  const { library } = await openPortal();
  await library.connect();
  const selected = library.selectCertificate();

  await (await stage.certificateWindow()).cancel();

  expect(await selected).toMatchObject({ code: "CANCELLED" });
});

test(
  "a choice to be remembered is not asked for again, but at other sites it is",
  { tag: "@full" },
  async ({ stage, installed, site, openPortal }) => {
    site.page("/", "");
    const page = await installed.context.newPage();
    await page.goto(`${site.allowed}/`);
    const library = new PageLibrary(page);
    await library.connect();
    const selected = library.selectCertificate();
    await (await stage.certificateWindow()).chooseCertificate(1, true);
    expect(await selected).toBe(stage.uKey.certificate("rsa-signature"));
    await stage.noWindow();

    // No user is present who would close a window.
    expect(await library.selectCertificate()).toBe(stage.uKey.certificate("rsa-signature"));

    const elsewhere = (await openPortal()).library;
    await elsewhere.connect();
    const asked = elsewhere.selectCertificate();
    await (await stage.certificateWindow()).cancel();
    expect(await asked).toMatchObject({ code: "CANCELLED" });
    await page.close();
  },
);
