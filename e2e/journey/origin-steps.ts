import type { Page } from "@playwright/test";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { activate } from "../stage/activation.js";
import { Browser } from "../stage/browser.js";
import { OwnPortal } from "../stage/own-portal.js";
import { judgedByPython } from "../stage/token-vectors.js";
import { PIN } from "../stage/u-key.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

const NONCE = "bm9uY2Ugb2YgdGhlIG93biBvcmlnaW4gb2YgYSBwb3J0YWw=";

/** Global of the classic script, as far as this step calls it. */
interface Classic {
  signingHelper: {
    SigningHelper: { connect: () => Promise<{ login: (given: { nonce: string }) => Promise<object> }> };
  };
  asked?: Promise<object>;
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
    const page = await browser.context.newPage();
    await page.goto(`${portal.origin}/`);
    const token = await login(visit, page);
    await visit.takePicture("own-origin-from-release");
    const anchors = join(folder, "anchors.pem");
    const roots = await readdir(portal.facts.anchors);
    const pem = await Promise.all(roots.map((root) => readFile(join(portal.facts.anchors, root), "utf8")));
    await writeFile(anchors, pem.join(""));
    const sent = { origin: portal.origin, request: JSON.stringify({ nonce: NONCE, token }) };
    const judged = (await judgedByPython([sent], anchors)).at(-1) ?? "";
    expect(/^as expected +ACCEPTED +the host/.test(judged), judged);
    return `packages from the packager's jar, a login at ${portal.origin}, judged by verify.py: ${judged}`;
  } finally {
    await browser.close();
  }
}

async function login(visit: Visit, page: Page): Promise<object> {
  await activate(page);
  await page.evaluate((nonce) => {
    const classic = window as unknown as Classic;
    classic.asked = classic.signingHelper.SigningHelper.connect().then((helper) => helper.login({ nonce }));
  }, NONCE);
  const window_ = await visit.stage.pinWindow();
  await visit.takePicture("own-origin-from-release-window");
  await window_.enterPin(PIN);
  return page.evaluate(() => (window as unknown as Classic).asked ?? {});
}
