import type { Page } from "@playwright/test";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "./browser.js";
import { done } from "./command-line.js";
import { ROOT } from "./root.js";
import { LIBRARY, type Stage } from "./stage.js";
import { until } from "./until.js";

const PAGES = join(ROOT, "demo/src/main/resources/signinghelper/demo/portal/old");
const RECORDER = join(ROOT, "e2e/old-pages/recorder.js");
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

/** An old page of the reference portal in a browser, in front of a recorder of its calls. */
export class OldPage {
  private calls: OldCall[] = [];
  private posted: string | undefined;

  private constructor(readonly page: Page) {
    page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/old-login")) {
        this.posted = request.postData() ?? "";
      }
    });
  }

  /** @param state before the codemod, with a stand-in for the vendor's script, or after it, with the adapter */
  static async show(
    { context }: Browser,
    { portal }: Stage,
    state: "before" | "after",
    family: OldFamily,
  ): Promise<OldPage> {
    const page = await context.newPage();
    const shown = new OldPage(page);
    await page.exposeFunction("recorded", (number: number, name: string, form: string) => {
      shown.calls[number] = [name, form];
    });
    await page.route("**/recorder.js", (route) => route.fulfill({ path: RECORDER, contentType: "text/javascript" }));
    await page.route("**/old/*/*", async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      const own = html.indexOf("<script>");
      const body = `${html.slice(0, own)}<script src="/recorder.js"></script>${html.slice(own)}`;
      await route.fulfill({ response, body });
    });
    // Without it the page would count as having the focus before it is clicked.
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setFocusEmulationEnabled", { enabled: false });
    await page.goto(new URL(`/old/${state}/${family}`, portal.ready.url).href);
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
    const body = await until("the page has submitted its form", () => this.posted);
    await this.page.waitForURL((url) => !url.pathname.startsWith("/old/"));
    return new URLSearchParams(body);
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

/** Runs the codemod on a copy of a page of the reference portal, twice. */
export async function migrated(
  family: OldFamily,
): Promise<{ text: string; served: string; first: string; second: string }> {
  const folder = await mkdtemp(join(tmpdir(), "old-page-"));
  try {
    const file = join(folder, `${family}.html`);
    await copyFile(join(PAGES, "before", `${family}.html`), file);
    const object = OLD_FAMILIES[family];
    const options = ["--script", `/signing-helper-old-${family}.classic.js`, ...(object ? ["--object", object] : [])];
    const run = (): Promise<string> => done(process.execPath, [CODEMOD, "--write", ...options, file], folder);
    const first = await run();
    const second = await run();
    const served = await readFile(join(PAGES, "after", `${family}.html`), "utf8");
    return { first, second, text: await readFile(file, "utf8"), served };
  } finally {
    await rm(folder, { recursive: true });
  }
}
