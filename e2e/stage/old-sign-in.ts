import type { Browser } from "./browser.js";
import type { HelperWindow } from "./helper-window.js";
import { type OldCall, type OldFamily, OldPage } from "./old-page.js";
import { signersByOpenSsl } from "./openssl-signers.js";
import type { Site } from "./site.js";
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

/** A browser at the stage, and the site that has its old pages. */
export interface OldScene {
  browser: Browser;
  stage: Stage;
  site: Site;
}

export async function signIn(
  scene: OldScene,
  family: OldFamily,
  onWindow: (window: HelperWindow) => Promise<void>,
): Promise<OldSignIn> {
  const old = await OldPage.before(scene.browser, scene.site, family);
  await old.signIn();
  const fields = [...(await old.submitted()).keys()];
  const before = { calls: old.takeCalls(), fields };
  await old.close();

  const { calls, form } = await signInAfter(scene, family, undefined, onWindow);
  const signed = Buffer.from(form.get("signed") ?? "", "base64");
  const signers = await signersByOpenSsl(signed, Buffer.from(form.get("random") ?? ""));
  return { before, after: { calls, fields: [...form.keys()] }, form, signers };
}

/** @param random that the server has written into the page; undefined for the page's own */
export async function signInAfter(
  { browser, stage, site }: OldScene,
  family: OldFamily,
  random: string | undefined,
  onWindow: (window: HelperWindow) => Promise<void>,
): Promise<{ calls: readonly OldCall[]; form: URLSearchParams }> {
  const page = await OldPage.after(browser, site, family, random);
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
