import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Browser } from "../stage/browser.js";
import { allEnded } from "../stage/host.js";
import { EXTENSION } from "../stage/stage.js";
import { UpdatedInstallation } from "../stage/updated-installation.js";
import { NEXT_VERSION, VERSION } from "../stage/version.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

/** A person goes back after an update that has raised the profile's version. */
export const ROLLBACK_STEPS = {
  "rolled-back": async (visit) => {
    const folder = await mkdtemp(join(tmpdir(), "rolled-back-"));
    try {
      return await goBack(visit, folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
} satisfies Record<string, Step>;

async function goBack(visit: Visit, folder: string): Promise<string> {
  const { display, portal } = visit.stage;
  const place = join(folder, "browser");
  const installation = await UpdatedInstallation.lay(portal.ready.host, join(folder, "installed"), {
    ...display.environment,
    XDG_CONFIG_HOME: join(place, "config"),
    XDG_STATE_HOME: join(place, "state"),
  });
  const { launcher, former } = installation;
  const browser = await Browser.start({
    environment: display.environment,
    extension: EXTENSION,
    launcher,
    folder: place,
  });
  try {
    await browser.host.register();
    const there = await visit.inBrowser(browser);
    await uses(there, NEXT_VERSION);
    const refused = await installation.rollBack();
    expect(refused.exitCode === 1 && refused.errors.includes("(PROFILE_OLDER)"), refused.errors);
    expect(refused.errors.includes(`Version ${former} of the profile was found`), refused.errors);
    expect(refused.errors.includes(`version ${former + 1} or newer is needed`), refused.errors);
    await endHosts(browser);
    await uses(there, NEXT_VERSION);
    const still = await there.login("rolled-back-refused", "SM2SM3", 0);
    const seen = `from profile ${former + 1} to ${former}: PROFILE_OLDER with both versions, and a login: ${still}`;
    // Only root may lay a policy over the machine's own for a program.
    return process.getuid?.() === 0 ? `${seen}; ${await accepted(there, installation)}` : seen;
  } finally {
    await browser.close();
  }
}

async function accepted(there: Visit, installation: UpdatedInstallation): Promise<string> {
  await installation.accept(installation.former);
  const { exitCode, errors } = await installation.rollBack();
  expect(exitCode === 0, errors);
  await endHosts(there.browser);
  await uses(there, VERSION);
  return `with oldestProfile ${installation.former}, host ${VERSION}: ${await there.login("rolled-back", "SM2SM3", 0)}`;
}

/** Loads the page anew, which has to find a host of this version. */
async function uses(there: Visit, version: string): Promise<void> {
  const status = await (await there.again()).portal.library.connect();
  expect("host" in status && status.host === version, JSON.stringify(status));
}

/** Ends the hosts, as the browser does when it has not needed them for a while. */
async function endHosts({ hosts }: Browser): Promise<void> {
  hosts.forEach((pid) => process.kill(pid));
  await allEnded(hosts);
}
