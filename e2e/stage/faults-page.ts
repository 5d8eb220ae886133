import type { Fault } from "./portal.js";
import type { PortalPage } from "./portal-page.js";

/** A finding as the page shows it. */
export interface ShownFinding {
  check: string;
  verdict: string;
  /** Empty where nothing is wrong. */
  code: string;
  text: string;
  /** First advice that the user reads; empty when nothing is wrong. */
  title: string;
}

/** The portal's page 为什么不能登录, used in the way of a user. */
export class FaultsPage {
  private constructor(private readonly portal: PortalPage) {}

  /** Opens it in the tab of `portal`. */
  static async in(portal: PortalPage): Promise<FaultsPage> {
    await portal.go("/faults");
    return new FaultsPage(portal);
  }

  /** Switches it on; what follows is a diagnosis. */
  async make(fault: Fault): Promise<ShownFinding[]> {
    await this.box(fault).check();
    return this.findings();
  }

  /** Switches the fault off and returns the findings. */
  async mend(fault: Fault): Promise<ShownFinding[]> {
    await this.box(fault).uncheck();
    return this.findings();
  }

  async check(): Promise<ShownFinding[]> {
    await this.portal.page.locator("#check").click();
    return this.findings();
  }

  /** Returns the page's summary of the findings. */
  async summary(): Promise<string> {
    return this.portal.page.locator("#result").innerText();
  }

  /** Scrolls for pictures: the switches and the worst finding seldom fit on one screen. */
  async scrollToFindings(): Promise<void> {
    await this.portal.page.locator("#result").evaluate((shown) => {
      shown.scrollIntoView();
    });
  }

  private box(fault: Fault): ReturnType<PortalPage["page"]["locator"]> {
    return this.portal.page.locator(`#faults [name="${fault}"]`);
  }

  /** Waits until the diagnosis has ended. */
  private async findings(): Promise<ShownFinding[]> {
    const { code } = await this.portal.outcome();
    if (code !== undefined) {
      throw new Error(`No diagnosis: ${code}`);
    }
    await this.portal.page.locator("#check:enabled").waitFor();
    return this.portal.page.locator("#findings > li").evaluateAll((shown) =>
      shown.map((one) => {
        const { check = "", verdict = "", code: found = "" } = (one as HTMLElement).dataset;
        const title = one.querySelector(".title")?.textContent ?? "";
        return { check, verdict, code: found, text: (one as HTMLElement).innerText, title };
      }),
    );
  }
}

/** Returns true when nothing prevents a login. */
export function isClean(findings: readonly ShownFinding[]): boolean {
  return findings.length > 0 && findings.every(({ verdict }) => verdict === "PASS" || verdict === "SKIPPED");
}

/** Returns the findings that need attention, in few words. */
export function problems(findings: readonly ShownFinding[]): string[] {
  return findings
    .filter((finding) => !isClean([finding]))
    .map(({ check, verdict, code }) => `${check} ${verdict} ${code}`);
}
