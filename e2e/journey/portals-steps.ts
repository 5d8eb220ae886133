import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Browser } from "../stage/browser.js";
import { allEnded } from "../stage/host.js";
import type { HelperWindow } from "../stage/helper-window.js";
import { InstallationByLink } from "../stage/installation-by-link.js";
import { OwnPortal } from "../stage/own-portal.js";
import { PortalPackages } from "../stage/portal-packages.js";
import { EXTENSION } from "../stage/stage.js";
import { PIN } from "../stage/u-key.js";
import { NEXT_VERSION, VERSION } from "../stage/version.js";
import { loginAt } from "./origin-steps.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

const NAME = "two-portals";

/** A person who has the programs of two portals in one browser. */
export const PORTALS_STEPS = {
  [NAME]: async (visit) => {
    const folder = await mkdtemp(join(tmpdir(), `${NAME}-`));
    const closed: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
    try {
      const own = await OwnPortal.open(join(folder, "own"));
      closed.unshift(() => own.close());
      const link = await InstallationByLink.open(
        await PortalPackages.of(visit.stage.portal, join(folder, "demo"), "program"),
      );
      closed.unshift(() => link.close());
      await link.install(VERSION);
      const browser = await browserWith(visit, own, link);
      closed.unshift(() => browser.close());
      return await new TwoPortals(visit, browser, own, link).live();
    } finally {
      for (const close of closed) {
        await close();
      }
    }
  },
} satisfies Record<string, Step>;

/** Starts it in the folders of the person who opened the link, and registers the host from the .deb beside that one. */
async function browserWith(visit: Visit, own: OwnPortal, link: InstallationByLink): Promise<Browser> {
  const { extension, launcher } = await own.package();
  const { display, portal } = visit.stage;
  // Each profile names the library of one of the two U-Keys.
  const keys = { SOFTHSM2_CONF: join(portal.ready.pkcs11Token, "softhsm2.conf"), SOFTSKF_HOME: own.facts.keys };
  const browser = await Browser.start({
    environment: { ...display.environment, ...keys },
    extension: `${EXTENSION},${extension}`,
    launcher,
    options: own.browserOptions,
    folder: link.person,
  });
  await browser.host.register();
  return browser;
}

/** The demo's portal, whose program came by a link, and one of its own, whose program came in a .deb. */
class TwoPortals {
  constructor(
    private readonly visit: Visit,
    private readonly browser: Browser,
    private readonly own: OwnPortal,
    private readonly link: InstallationByLink,
  ) {}

  /** Uses both, updates the demo's and removes it. */
  async live(): Promise<string> {
    const first = await this.both();
    await this.link.install(NEXT_VERSION);
    await this.endHosts();
    const updated = `${await this.demo("updated", NEXT_VERSION)}; ${await this.other("beside-updated")}`;
    // A copy that runs would be left.
    await this.endHosts();
    const before = await this.files(OwnPortal.ID);
    await this.link.uninstall();
    const [after, left] = [await this.files(OwnPortal.ID), await this.files("demo")];
    expect(before.length > 0 && before.every((file) => after.includes(file)), `${before.join()} but ${after.join()}`);
    expect(!left.some((file) => /program|desktop|NativeMessagingHosts/.test(file)), left.join());
    const removed = await this.other("alone");
    const gone = await (await this.visit.inBrowser(this.browser)).portal.library.connect("demo");
    const code = "code" in gone ? gone.code : gone.host;
    expect(code === "HOST_MISSING", code);
    return `${first}; updated: ${updated}; removed, ${code}: ${removed}, its ${after.length} files and folders of the person's are there`;
  }

  /** Logs in at the second portal while the window of the first one waits. */
  private async both(): Promise<string> {
    const there = await this.visit.inBrowser(this.browser);
    const { host } = await there.connectTo(1);
    expect(host === VERSION, host);
    let second = "";
    const first = await there.loginWith(`${NAME}-both`, "ES256", async (window) => {
      second = await this.other("both", window);
      await window.raise();
      await this.visit.takePicture(`${NAME}-both-window`);
      await window.enterPin(PIN);
    });
    return `two windows at once: demo: ${first}; ${second}`;
  }

  private async demo(name: string, version: string): Promise<string> {
    const there = await this.visit.inBrowser(this.browser);
    const { profile, host } = await there.connectTo(1);
    expect(profile === "demo" && host === version, `${profile} ${host}`);
    return `demo ${host}: ${await there.login(`${NAME}-${name}`, "ES256", 0)}`;
  }

  private async other(name: string, beside?: HelperWindow): Promise<string> {
    const { host, judged } = await loginAt(this.own, this.visit, this.browser, `${NAME}-${name}-own`, beside);
    expect(host === VERSION, host);
    return `${OwnPortal.ID} ${host}: ${judged}`;
  }

  /** Files of the person's that bear a portal's name, but for what a browser or `javaws` keeps of its downloads. */
  private async files(id: string): Promise<string[]> {
    const all = await readdir(this.link.person, { recursive: true });
    return all.filter((file) => new RegExp(`^(?!cache).*signing-?helper[.-]${id}\\b`).test(file)).sort();
  }

  /** Ends the hosts, as the browser does when it has not needed them for a while. */
  private async endHosts(): Promise<void> {
    const { hosts } = this.browser;
    hosts.forEach((pid) => process.kill(pid));
    await allEnded(hosts);
  }
}
