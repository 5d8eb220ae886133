import { join } from "node:path";
import type { Status } from "../../extension/src/page/index.js";
import type { Browser } from "../stage/browser.js";
import type { HelperWindow } from "../stage/helper-window.js";
import { type Order, type Outcome, PortalPage } from "../stage/portal-page.js";
import type { Verification } from "../stage/portal.js";
import type { Stage } from "../stage/stage.js";
import { PIN } from "../stage/u-key.js";
import { until } from "../stage/until.js";

/** A user at the portal's page. */
export class Visit {
  private constructor(
    readonly stage: Stage,
    readonly browser: Browser,
    readonly portal: PortalPage,
    private readonly pictures: string,
  ) {}

  /** @param pictures folder for screenshots */
  static async begin(stage: Stage, browser: Browser, page: PortalPage["page"], pictures: string): Promise<Visit> {
    // Places in the list of certificates are those of a person who has taken none yet.
    await browser.host.forgetChoices();
    return new Visit(stage, browser, await PortalPage.in(page, stage.portal.ready.url), pictures);
  }

  /** Loads the page anew. */
  async again(): Promise<Visit> {
    return Visit.begin(this.stage, this.browser, this.portal.page, this.pictures);
  }

  /** Opens the page in another browser. */
  async inBrowser(browser: Browser): Promise<Visit> {
    return Visit.begin(this.stage, browser, await browser.context.newPage(), this.pictures);
  }

  /** Waits for so many U-Keys; one behind a library is left out while its bridge starts. */
  async connectTo(count: number): Promise<Status> {
    return until(`U-Keys are listed: ${count}`, async () => {
      const status = await this.portal.library.connect();
      if ("code" in status) {
        throw new Error(status.code);
      }
      return status.tokens.length === count && status;
    });
  }

  async takePicture(name: string): Promise<void> {
    await this.stage.display.takePicture(join(this.pictures, `${name}.png`));
  }

  /**
   * Logs in.
   *
   * @param furtherDown place in the list of certificates
   * @returns what the server verified
   */
  async login(name: string, algorithm: string, furtherDown: number): Promise<string> {
    return this.loginWith(name, algorithm, async (window) => {
      await window.chooseFurtherDown(furtherDown);
      await this.takePicture(`${name}-window`);
      await window.enterPin(PIN);
    });
  }

  /** Logs in with another action in the window. */
  async loginWith(name: string, algorithm: string, act: (window: HelperWindow) => Promise<void>): Promise<string> {
    const outcome = await this.outcomeOf(act);
    await this.takePicture(name);
    return this.verified(outcome, "login", algorithm);
  }

  /**
   * Logs in and signs documents that the portal makes.
   *
   * @param furtherDown place in the list of certificates
   * @param expected form and algorithm of every signature
   * @param meanwhile happens while the window waits for the PIN
   * @returns what the server verified
   */
  async sign(
    name: string,
    order: Order,
    furtherDown: number,
    expected: [string, string],
    meanwhile = (): Promise<void> => Promise.resolve(),
  ): Promise<string> {
    await this.outcomeOf((window) => window.enterPin(PIN));
    const outcome = await this.during(
      () => this.portal.pressSign(order),
      async (window) => {
        await window.chooseFurtherDown(furtherDown);
        await this.takePicture(`${name}-window`);
        await meanwhile();
        await window.enterPin(PIN);
      },
    );
    await this.takePicture(name);
    const signatures = await this.portal.signatures();
    for (const id of signatures) {
      const { kind, outcome: judged, form, algorithm } = await this.find(id);
      const seen = `verification ${id}: ${kind}, ${judged}, ${form ?? "no form"}, ${algorithm ?? "no algorithm"}`;
      expect(kind === "signature" && judged === "ACCEPTED" && form === expected[0] && algorithm === expected[1], seen);
    }
    const count = `${signatures.length} of ${order.count} signatures verified as ${expected.join(", ")}`;
    expect(signatures.length === order.count && outcome.signed === String(order.count), count);
    const receipt = await this.verified(outcome, "receipt", expected[1]);
    return `${count}, first verification ${signatures[0] ?? ""}; receipt: ${receipt}`;
  }

  /** @returns what the server verified, which it must have accepted as this */
  async verified({ verification, code }: Outcome, kind: Verification["kind"], algorithm: string): Promise<string> {
    expect(verification !== undefined, code ?? "no verification");
    const found = await this.find(verification);
    const seen = `verification ${found.id}, ${found.algorithm ?? "no algorithm"}`;
    expect(found.outcome === "ACCEPTED" && found.kind === kind && found.algorithm === algorithm, seen);
    return `${seen}, certificate SHA-256 ${found.certificateSha256 ?? ""}`;
  }

  /** A login that must end with an error code and without a token for the server. */
  async refusedLogin(
    act: (window: HelperWindow) => Promise<void>,
    press = (): Promise<void> => this.portal.pressLogin(),
  ): Promise<string> {
    const before = (await this.stage.portal.verifications()).length;
    const { code = "no error code" } = await this.during(press, act);
    const after = (await this.stage.portal.verifications()).length;
    expect(after === before, `${code}, but the server was given ${after - before} tokens`);
    return code;
  }

  /** Presses something, does something in the window that comes, and waits for what the page shows. */
  async during(press: () => Promise<void>, act: (window: HelperWindow) => Promise<void>): Promise<Outcome> {
    await press();
    await act(await this.stage.pinWindow());
    const outcome = await this.portal.outcome();
    await this.stage.noWindow();
    return outcome;
  }

  private outcomeOf(act: (window: HelperWindow) => Promise<void>): Promise<Outcome> {
    return this.during(() => this.portal.pressLogin(), act);
  }

  private async find(id: string | undefined): Promise<Verification> {
    const found = await this.stage.portal.verification(id);
    if (found === undefined) {
      throw new Error(`The server knows no verification ${id ?? ""}.`);
    }
    return found;
  }
}

/** @param seen the error's text when it is not what it must be */
export function expect(holds: boolean, seen: string): void {
  if (!holds) {
    throw new Error(`Unexpected: ${seen}`);
  }
}

/** Returns the answering parts in words. */
export function described({ extension, host, profile, tokens }: Status): string {
  const tries = tokens.map(
    ({ label, driver, triesLeft }) => `${label} (${driver}) with ${triesLeft ?? "?"} tries left`,
  );
  return `extension ${extension}, host ${host}, profile ${profile}, ${tries.join(", ")}`;
}
