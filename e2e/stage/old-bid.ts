import { type OldCall, type OldFamily, OldPage } from "./old-page.js";
import type { OldScene } from "./old-sign-in.js";
import { PIN } from "./u-key.js";

/** Families with a function for a signature without a CMS around it. */
export const BARE_FAMILIES = ["ucapi", "xtxsab", "sof"] as const;

/** Calls of a page before the codemod and after it, and what came of them. */
export interface OldWork {
  before: readonly OldCall[];
  after: readonly OldCall[];
  result: string;
}

/** Has a page seal its text, and open it again at its own buttons. */
export async function sealAndOpen({ browser, stage }: OldScene, family: OldFamily): Promise<OldWork> {
  const old = await OldPage.show(browser, stage, "before", family);
  await old.page.locator("#certs option").waitFor({ state: "attached" });
  old.takeCalls();
  await press(old, "seal", "secret");
  await press(old, "open", "opened");
  const before = old.takeCalls();
  await old.close();

  await browser.host.forgetChoices();
  const page = await OldPage.show(browser, stage, "after", family);
  await page.use(stage, 0);
  page.takeCalls();
  await page.page.locator("#seal").click();
  await (await stage.certificateWindow()).chooseCertificate(0);
  await (await stage.recipientsWindow()).agreeToRecipients();
  await filled(page, "secret");
  await page.page.locator("#open").click();
  await (await stage.pinWindow()).enterPin(PIN);
  const result = await filled(page, "opened");
  const after = page.takeCalls();
  await page.close();
  return { before, after, result };
}

/** Has a page log in by a signature without a CMS. */
export async function loginBare({ browser, stage }: OldScene, family: OldFamily): Promise<OldWork> {
  const old = await OldPage.show(browser, stage, "before", family);
  await old.page.locator("#certs option").waitFor({ state: "attached" });
  old.takeCalls();
  await old.page.locator("#go-bare").click();
  await old.submitted();
  const before = old.takeCalls();
  await old.close();

  await browser.host.forgetChoices();
  const page = await OldPage.show(browser, stage, "after", family);
  await page.use(stage, 0);
  page.takeCalls();
  await page.page.locator("#go-bare").click();
  await (await stage.pinWindow()).enterPin(PIN);
  await page.submitted();
  const after = page.takeCalls();
  const [verification] = (await stage.portal.verifications()).slice(-1);
  await page.close();
  return { before, after, result: verification?.reason ?? verification?.outcome ?? "" };
}

async function press(page: OldPage, button: string, field: string): Promise<void> {
  await page.page.locator(`#${button}`).click();
  await filled(page, field);
}

async function filled({ page }: OldPage, field: string): Promise<string> {
  await page.waitForFunction(
    (id) => (document.getElementById(id) as HTMLInputElement | HTMLTextAreaElement).value !== "",
    field,
  );
  return page.locator(`#${field}`).inputValue();
}
