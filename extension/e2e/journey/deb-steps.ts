import { readFile, readlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Browser } from "../stage/browser.js";
import { hostsOf } from "../stage/host.js";
import { INSTALLED, InstalledPackage } from "../stage/installed-package.js";
import { ROOT, type Stage } from "../stage/stage.js";
import { SKF_STEPS } from "./skf-steps.js";
import type { Step } from "./steps.js";
import { described, expect } from "./visit.js";

/** One after the other: the host of the journey comes from a package that an administrator installed for everyone. */
export function debJourney(): { start: (stage: Stage) => Promise<Browser>; steps: Record<string, Step> } {
  let installed: InstalledPackage;
  let browser: Browser;
  return {
    start: async (stage) => {
      const { host, skfToken } = stage.portal.ready;
      const profile = await readFile(join(dirname(host), "profile.jws"), "utf8");
      installed = await InstalledPackage.install({ root: ROOT, profile, folder: join(dirname(skfToken), "package") });
      browser = await stage.startBrowser({ registered: false, variables: { SOFTSKF_HOME: skfToken } });
      return browser;
    },
    steps: {
      "install-deb": async (visit) => {
        const seen = described(await visit.connectTo(1));
        const [pid] = hostsOf(browser.pid);
        const program = await readlink(`/proc/${pid}/exe`);
        const folder = await readlink(`/proc/${pid}/cwd`);
        expect(program.startsWith(`${INSTALLED}/java/`) && folder === INSTALLED, `${program} in ${folder}`);
        return `${seen}; process ${program} in ${folder}`;
      },
      "bind-sm2": step("bind-sm2-skf"),
      "login-sm2": step("login-sm2-skf"),
      "sign-cms-detached-rsa": step("sign-cms-detached-rsa-skf"),
      "purge-deb": async (visit) => {
        const left = await installed.purge(dirname(visit.stage.portal.ready.host));
        expect(left.length === 0, left.join(", "));
        return "nothing of it is left";
      },
    },
  };
}

function step(name: string): Step {
  const found = SKF_STEPS[name];
  if (found === undefined) {
    throw new Error(`There is no step ${name}.`);
  }
  return found;
}
