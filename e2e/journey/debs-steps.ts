import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Browser } from "../stage/browser.js";
import { InstalledPackage } from "../stage/installed-package.js";
import { OwnPortal } from "../stage/own-portal.js";
import { loginAt } from "./origin-steps.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

/** An administrator installs another portal's package beside the demo's, and purges it. */
export const DEBS_STEPS = {
  "two-debs": async (visit) => {
    const folder = await mkdtemp(join(tmpdir(), "two-debs-"));
    try {
      const portal = await OwnPortal.open(join(folder, "own"));
      try {
        return await besideAnother(visit, portal, folder);
      } finally {
        await portal.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
} satisfies Record<string, Step>;

async function besideAnother(visit: Visit, portal: OwnPortal, folder: string): Promise<string> {
  const { extension, deb } = await portal.package();
  const installed = await InstalledPackage.put(deb);
  const browser = await Browser.start({
    environment: { ...visit.stage.display.environment, SOFTSKF_HOME: portal.facts.keys },
    extension,
    launcher: join(installed.folder, "signing-helper"),
    options: portal.browserOptions,
    folder: join(folder, "browser"),
  });
  try {
    const { host, judged } = await loginAt(portal, visit, browser, "two-debs-own");
    const beside = await (await visit.again()).login("two-debs", "SM2SM3", 0);
    await browser.close();
    const left = await installed.purge();
    expect(left.length === 0, left.join(", "));
    const alone = await (await visit.again()).login("two-debs-alone", "SM2SM3", 0);
    return `own ${host}: ${judged}; demo beside it: ${beside}; nothing of own is left; demo: ${alone}`;
  } finally {
    await browser.close();
  }
}
