import { readlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Browser } from "../stage/browser.js";
import { allEnded, childrenOf, hostsOf } from "../stage/host.js";
import { InstallationByLink } from "../stage/installation-by-link.js";
import { InstalledPackage } from "../stage/installed-package.js";
import { PortalPackages } from "../stage/portal-packages.js";
import { type Stage } from "../stage/stage.js";
import { DEBS_STEPS } from "./debs-steps.js";
import { SKF_STEPS } from "./skf-steps.js";
import type { Step } from "./steps.js";
import { described, expect, type Visit } from "./visit.js";
import { NEXT_VERSION, VERSION } from "../stage/version.js";

const ORDER = { format: "cms-detached", count: 1 } as const;
const FORM: [string, string] = ["RFC5652", "RSA_SHA256"];

interface Journey {
  start: (stage: Stage) => Promise<Browser>;
  steps: Record<string, Step>;
}

/** The host comes from a Debian package that an administrator installed for everyone. */
export function debJourney(): Journey {
  let packages: PortalPackages;
  let installed: InstalledPackage;
  return {
    start: async (stage) => {
      packages = await packagesFor(stage);
      installed = await InstalledPackage.install(packages);
      return stage.startBrowser({ registered: false, variables: variables(stage) });
    },
    steps: {
      "install-deb": (visit) => hostLiesIn(visit, installed.folder, installed.folder),
      ...signing(),
      "deb-upgraded-under-page": async (visit) => {
        const signed = await visit.sign("deb-upgraded-under-page", ORDER, 1, FORM, async () => {
          installed = await InstalledPackage.install(packages, NEXT_VERSION);
        });
        // They find none of the jars under their names.
        const again = await signedByNewBridges(visit, "deb-upgraded-again");
        await endHost(visit);
        const after = await hostLiesIn(await visit.again(), installed.folder, installed.folder);
        return `upgraded while the window waited for the PIN: ${signed}; with bridges started after it: ${again}; then ${after}`;
      },
      ...DEBS_STEPS,
      "purge-deb": async () => {
        const left = await installed.purge();
        expect(left.length === 0, left.join(", "));
        return "nothing of it is left";
      },
    },
  };
}

/** Journey in which the host comes by a link that a user opened, is updated the same way, and removed. */
export function linkJourney(): Journey {
  let link: InstallationByLink;
  return {
    start: async (stage) => {
      link = await InstallationByLink.open(await packagesFor(stage));
      stage.onClose(() => link.close());
      await link.install(VERSION);
      return stage.startBrowser({ launcher: link.launcher, variables: variables(stage) });
    },
    steps: {
      "install-jnlp": (visit) => hostLiesIn(visit, link.program, join(link.program, "versions", VERSION)),
      ...signing(),
      "update-jnlp": async (visit) => {
        const signed = await visit.sign("update-jnlp", ORDER, 1, FORM, () => link.install(NEXT_VERSION));
        const again = await signedByNewBridges(visit, "update-jnlp-again");
        const before = await hostLiesIn(await visit.again(), link.program, join(link.program, "versions", VERSION));
        await endHost(visit);
        const after = await hostLiesIn(await visit.again(), link.program, join(link.program, "versions", NEXT_VERSION));
        return `updated while the window waited for the PIN: ${signed}; with bridges started after it: ${again}; ${before}; then ${after}`;
      },
      rollback: async (visit) => {
        await link.rollBack();
        await endHost(visit);
        return hostLiesIn(await visit.again(), link.program, join(link.program, "versions", VERSION));
      },
    },
  };
}

function packagesFor({ portal }: Stage): Promise<PortalPackages> {
  return PortalPackages.of(portal, join(dirname(portal.ready.skfToken), "packages"), "policy");
}

function variables({ portal }: Stage): Record<string, string> {
  return { SOFTSKF_HOME: portal.ready.skfToken };
}

function signing(): Record<string, Step> {
  return {
    "bind-sm2": step("bind-sm2-skf"),
    "login-sm2": step("login-sm2-skf"),
    "sign-cms-detached-rsa": step("sign-cms-detached-rsa-skf"),
  };
}

/** Tests that the process that answers the page runs from this copy. */
async function hostLiesIn(visit: Visit, program: string, copy: string): Promise<string> {
  const seen = described(await visit.connectTo(1));
  const [pid] = hostsOf(visit.browser.pid);
  const java = await readlink(`/proc/${pid}/exe`);
  const folder = await readlink(`/proc/${pid}/cwd`);
  expect(java.startsWith(`${program}/`) && folder === copy, `${java} in ${folder}`);
  return `${seen}; process ${java} in ${folder}`;
}

/** Signs with bridges that the same host starts from now on. */
async function signedByNewBridges(visit: Visit, name: string): Promise<string> {
  const [host] = hostsOf(visit.browser.pid);
  const bridges = childrenOf(host);
  bridges.forEach((pid) => process.kill(pid));
  await allEnded(bridges);
  const signed = await (await visit.again()).sign(name, ORDER, 1, FORM);
  expect(hostsOf(visit.browser.pid)[0] === host, "another host answers");
  return signed;
}

/** Ends the host, as the browser does when it has not needed it for a while. */
async function endHost({ browser }: Visit): Promise<void> {
  const hosts = hostsOf(browser.pid);
  hosts.forEach((pid) => process.kill(pid));
  await allEnded(hosts);
}

function step(name: string): Step {
  const found = SKF_STEPS[name];
  if (found === undefined) {
    throw new Error(`There is no step ${name}.`);
  }
  return found;
}
