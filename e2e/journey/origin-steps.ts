import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { activate } from "../stage/activation.js";
import { Browser } from "../stage/browser.js";
import type { HelperWindow } from "../stage/helper-window.js";
import { OwnPortal } from "../stage/own-portal.js";
import { judgedByPython } from "../stage/token-vectors.js";
import { PIN } from "../stage/u-key.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

const NONCE = "bm9uY2Ugb2YgdGhlIG93biBvcmlnaW4gb2YgYSBwb3J0YWw=";

interface Helper {
  status: () => Promise<{ profile: string; host: string }>;
  login: (given: { nonce: string }) => Promise<object>;
}

/** Global of the classic script, as far as this step calls it. */
interface Classic {
  signingHelper: {
    SigningHelper: { connect: () => Promise<Helper> };
  };
  asked?: Promise<{ profile: string; host: string; token: object }>;
}

/** A portal whose developer has a release alone. */
export const ORIGIN_STEPS = {
  "own-origin-from-release": async (visit) => {
    const folder = await mkdtemp(join(tmpdir(), "own-origin-"));
    try {
      const portal = await OwnPortal.open(folder);
      try {
        return await logInAt(visit, portal, folder);
      } finally {
        await portal.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
} satisfies Record<string, Step>;

async function logInAt(visit: Visit, portal: OwnPortal, folder: string): Promise<string> {
  const { extension, launcher } = await portal.package();
  const browser = await Browser.start({
    environment: { ...visit.stage.display.environment, SOFTSKF_HOME: portal.facts.keys },
    extension,
    launcher,
    options: portal.browserOptions,
    folder: join(folder, "browser"),
  });
  try {
    await browser.host.register();
    const { judged } = await loginAt(portal, visit, browser, "own-origin-from-release");
    return `packages from the packager's jar, a login at ${portal.origin}, judged by verify.py: ${judged}`;
  } finally {
    await browser.close();
  }
}

/**
 * Logs in at the portal's page, which has to find a host of the portal's own.
 *
 * @param name of the pictures
 * @param after window of another host, which stays open
 * @returns the host's version, and what verify.py says of the token
 */
export async function loginAt(
  portal: OwnPortal,
  visit: Visit,
  browser: Browser,
  name: string,
  after?: HelperWindow,
): Promise<{ host: string; judged: string }> {
  const page = await browser.context.newPage();
  await page.goto(`${portal.origin}/`);
  await activate(page);
  await page.evaluate((nonce) => {
    const classic = window as unknown as Classic;
    classic.asked = classic.signingHelper.SigningHelper.connect().then(async (helper) => {
      const { profile, host } = await helper.status();
      return { profile, host, token: await helper.login({ nonce }) };
    });
  }, NONCE);
  const window_ = await visit.stage.pinWindow(after);
  await visit.takePicture(`${name}-window`);
  await window_.enterPin(PIN);
  const found = await page.evaluate(() => (window as unknown as Classic).asked);
  expect(found?.profile === OwnPortal.ID, JSON.stringify(found));
  await visit.takePicture(name);
  const sent = { origin: portal.origin, request: JSON.stringify({ nonce: NONCE, token: found?.token }) };
  const judged = (await judgedByPython([sent], await portal.anchors())).at(-1) ?? "";
  expect(/^as expected +ACCEPTED +the host/.test(judged), judged);
  return { host: found?.host ?? "", judged };
}
