import type { Browser } from "../stage/browser.js";
import type { Stage } from "../stage/stage.js";
import { until } from "../stage/until.js";
import { STEPS, type Step } from "./steps.js";
import { described, expect } from "./visit.js";

/** Steps after an administrator's policies, in this order. */
export const POLICY_STEPS: Record<string, Step> = {
  "policy-force-install": async (visit) => {
    const worker = await visit.browser.worker();
    const {
      id,
      version,
      installType,
      updateUrl = "no update URL",
    } = await worker.evaluate(() => chrome.management.getSelf());
    const extension = `extension ${id} ${version}, installed by ${installType} from ${updateUrl}`;
    expect(id === visit.stage.portal.ready.extensionId && installType === "admin", extension);
    const settings = await until("the managed settings arrive", async () => {
      const managed = await worker.evaluate(() => chrome.storage.managed.get());
      return Object.keys(managed).length > 0 && JSON.stringify(managed);
    });
    const { isOnToolbar } = await worker.evaluate(() => chrome.action.getUserSettings());
    expect(isOnToolbar, "the extension's button is not in the toolbar");
    const status = await visit.connectTo(1);
    const registration = await visit.browser.host.verdict("registration");
    expect(registration === "PASS", `registration: ${registration ?? "nothing found"}`);
    await visit.takePicture("policy-force-install");
    return `${extension}, settings ${settings}; ${described(status)}`;
  },

  "bind-sm2": STEPS["bind-sm2"],

  "login-sm2": STEPS["login-sm2"],
};

/** @returns when the browser has installed the extension */
export async function startByPolicy(stage: Stage): Promise<Browser> {
  const deployment = await stage.deploy();
  const browser = await stage.startBrowser({ deployment, extension: false, registered: false });
  await browser.host.registerForEveryone();
  await browser.worker();
  return browser;
}
