import type { Browser } from "./browser.js";
import type { HelperWindow } from "./helper-window.js";
import { type OldCall, type OldFamily, OldPage } from "./old-page.js";
import { signersByOpenSsl } from "./openssl-signers.js";
import type { Stage } from "./stage.js";
import { PIN } from "./u-key.js";

/** Place of the RSA certificate in the windows' lists: OpenSSL does not know the forms of SM2. */
const RSA = 1;

/** Sign-in of an old page, before the codemod at a stand-in for the vendor's client, and after it at the helper. */
export interface OldSignIn {
  before: { calls: readonly OldCall[]; fields: string[] };
  after: { calls: readonly OldCall[]; fields: string[] };
  form: URLSearchParams;
  /** Number of signers in whose signature OpenSSL believes. */
  signers: number;
}

/** A browser at the stage, whose portal has the old pages. */
export interface OldScene {
  browser: Browser;
  stage: Stage;
}

export async function signIn(
  scene: OldScene,
  family: OldFamily,
  onWindow: (window: HelperWindow) => Promise<void>,
): Promise<OldSignIn> {
  const old = await OldPage.show(scene.browser, scene.stage, "before", family);
  await old.signIn();
  const fields = [...(await old.submitted()).keys()];
  const before = { calls: old.takeCalls(), fields };
  await old.close();

  const { calls, form } = await signInAfter(scene, family, onWindow);
  const signed = Buffer.from(form.get("signed") ?? "", "base64");
  const signers = await signersByOpenSsl(signed, Buffer.from(form.get("random") ?? ""));
  return { before, after: { calls, fields: [...form.keys()] }, form, signers };
}

export async function signInAfter(
  { browser, stage }: OldScene,
  family: OldFamily,
  onWindow: (window: HelperWindow) => Promise<void>,
): Promise<{ calls: readonly OldCall[]; form: URLSearchParams }> {
  // The windows show the certificate first that was last taken for a site.
  await browser.host.forgetChoices();
  const page = await OldPage.show(browser, stage, "after", family);
  await page.use(stage, RSA);
  await page.signIn();
  const window = await stage.pinWindow();
  await window.chooseFurtherDown(RSA);
  await onWindow(window);
  await window.enterPin(PIN);
  const form = await page.submitted();
  const calls = page.takeCalls();
  await page.close();
  return { calls, form };
}
