import type { Page } from "@playwright/test";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "./browser.js";
import { done } from "./command-line.js";
import { ROOT } from "./root.js";
import type { Site } from "./site.js";
import { LIBRARY, type Stage } from "./stage.js";
import { until } from "./until.js";

const PAGES = join(ROOT, "e2e/old-pages");
/** The random number in the pages themselves. */
const RANDOM = "8f3a61c09d7e42b5";
const CODEMOD = join(LIBRARY, "signing-helper-migrate.mjs");

/** Families with a page of their own, and the name of the page's object where the family has none. */
export const OLD_FAMILIES = {
  ucapi: undefined,
  xtxsab: undefined,
  sof: "SecurityClient",
  netca: "pki",
  topesa: undefined,
} as const;

export type OldFamily = keyof typeof OLD_FAMILIES;

/** Name of a call, and the form of its answer. */
export type OldCall = readonly [string, string];

/** An old page in a browser, in front of a recorder of its calls. */
export class OldPage {
  private calls: OldCall[] = [];

  private constructor(
    readonly page: Page,
    private readonly site: Site,
  ) {}

  /** Shows the page as it was, with a stand-in for the vendor's script. */
  static async before(browser: Browser, site: Site, family: OldFamily): Promise<OldPage> {
    return OldPage.show(browser, site, `/before/${family}`, await original(family));
  }

  /**
   * Shows the page as the codemod has written it, with the adapter in the place of the vendor's script.
   *
   * @param random that the server writes into the page; undefined for the page's own
   */
  static async after(browser: Browser, site: Site, family: OldFamily, random = RANDOM): Promise<OldPage> {
    const migration = await migrated(family);
    const text = migration.text.replace(RANDOM, random);
    return OldPage.show(browser, site, `/after/${family}`, text.replace('<script src="/vendor.js"></script>', ""));
  }

  private static async show({ context }: Browser, site: Site, path: string, html: string): Promise<OldPage> {
    const page = await context.newPage();
    const shown = new OldPage(page, site);
    await page.exposeFunction("recorded", (number: number, name: string, form: string) => {
      shown.calls[number] = [name, form];
    });
    for (const file of ["vendor.js", "recorder.js"]) {
      await page.route(`**/${file}`, (route) =>
        route.fulfill({ path: join(PAGES, file), contentType: "text/javascript" }),
      );
    }
    // Without it the page would count as having the focus before it is clicked.
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setFocusEmulationEnabled", { enabled: false });
    const own = html.indexOf("<script>");
    site.page(path, `${html.slice(0, own)}<script src="/recorder.js"></script>${html.slice(own)}`);
    await page.goto(`${site.allowed}${path}`);
    return shown;
  }

  /** Calls since the last time that this was asked, in their order. */
  takeCalls(): OldCall[] {
    const taken = this.calls;
    this.calls = [];
    return taken;
  }

  /** Presses the adapter's button, and chooses a certificate. */
  async use(stage: Stage, place: number): Promise<void> {
    const button = this.page.getByRole("button", { name: "使用 U-Key" });
    await button.waitFor();
    this.takeCalls();
    await button.click();
    await (await stage.certificateWindow()).chooseCertificate(place);
    await this.page.locator("#certs option").waitFor({ state: "attached" });
  }

  /** Fills in what is no PIN where the page still wants one, and presses its button. */
  async signIn(): Promise<void> {
    if (await this.page.locator("#pin").isVisible()) {
      await this.page.locator("#pin").fill("not the PIN");
    }
    await this.page.locator("#go").click();
  }

  /** Waits for the form that the page submits. */
  async submitted(): Promise<URLSearchParams> {
    return until("the page has submitted its form", () => this.site.posts.shift());
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

function original(family: OldFamily): Promise<string> {
  return readFile(join(PAGES, `${family}.html`), "utf8");
}

/** Runs the codemod on a copy, twice. */
export async function migrated(family: OldFamily): Promise<{ text: string; first: string; second: string }> {
  const folder = await mkdtemp(join(tmpdir(), "old-page-"));
  try {
    const file = join(folder, `${family}.html`);
    await writeFile(file, await original(family));
    const object = OLD_FAMILIES[family];
    const options = ["--script", `/signing-helper-old-${family}.classic.js`, ...(object ? ["--object", object] : [])];
    const run = (): Promise<string> => done(process.execPath, [CODEMOD, "--write", ...options, file], folder);
    const first = await run();
    return { first, second: await run(), text: await readFile(file, "utf8") };
  } finally {
    await rm(folder, { recursive: true });
  }
}
