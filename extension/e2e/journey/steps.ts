import { join } from "node:path";
import type { PinWindow } from "../stage/pin-window.js";
import { type Outcome, PortalPage } from "../stage/portal-page.js";
import type { Stage } from "../stage/stage.js";
import { PIN, WRONG_PIN } from "../stage/u-key.js";

/** Does something at the portal and says what it has seen of it. */
type Step = (visit: Visit) => Promise<string>;

/** In this order. The list of certificates is that of the demo's U-Key: SM2, RSA, EC. */
export const STEPS: Record<string, Step> = {
  connect: async (visit) => {
    const { stage, portal } = visit;
    const status = await portal.library.connect();
    if ("code" in status) {
      throw new Error(status.code);
    }
    await visit.takePicture("connect");
    const tries = status.tokens
      .map(({ label, triesLeft }) => `${label} with ${triesLeft ?? "?"} tries left`)
      .join(", ");
    expect(status.tokens.length === 1 && stage.uKey.triesLeft === status.tokens[0]?.triesLeft, tries);
    return `extension ${status.extension}, host ${status.host}, profile ${status.profile}, ${tries}`;
  },

  "login-sm2": (visit) => visit.login("login-sm2", "SM2SM3", 0),

  "login-rsa": (visit) => visit.login("login-rsa", "RS256", 1),

  "wrong-pin": async (visit) => {
    const { stage } = visit;
    const refused = await visit.refusedLogin(async (window) => {
      await window.enterPin(WRONG_PIN);
      await window.warns();
      await visit.takePicture("wrong-pin-window");
      await window.cancel();
    });
    await visit.takePicture("wrong-pin");
    expect(refused === "PIN_INCORRECT", refused);
    const left = stage.uKey.triesLeft;
    expect(left === stage.uKey.triesMaximum - 1, `${left} tries left`);
    const accepted = await visit.login("right-pin", "SM2SM3", 0);
    expect(stage.uKey.triesLeft === stage.uKey.triesMaximum, `${stage.uKey.triesLeft} tries left after the right PIN`);
    return `${refused}, ${left} tries left, nothing to verify; the right PIN afterwards: ${accepted}`;
  },

  cancel: async (visit) => {
    const refused = await visit.refusedLogin((window) => window.cancel());
    await visit.takePicture("cancel");
    expect(refused === "CANCELLED", refused);
    return `${refused}, nothing to verify`;
  },
};

/** A person at the portal's page. */
export class Visit {
  private constructor(
    readonly stage: Stage,
    readonly portal: PortalPage,
    private readonly pictures: string,
  ) {}

  /** @param pictures folder for screenshots */
  static async begin(stage: Stage, page: PortalPage["page"], pictures: string): Promise<Visit> {
    return new Visit(stage, await PortalPage.in(page, stage.portal.ready.url), pictures);
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
    const { verification } = await this.outcomeOf(async (window) => {
      await window.chooseFurtherDown(furtherDown);
      await this.takePicture(`${name}-window`);
      await window.enterPin(PIN);
    });
    await this.takePicture(name);
    const found = await this.stage.portal.verification(verification);
    const seen = `verification ${found?.id ?? "none"}, ${found?.algorithm ?? "no algorithm"}`;
    expect(found?.outcome === "ACCEPTED" && found.algorithm === algorithm, seen);
    return `${seen}, certificate SHA-256 ${found?.certificateSha256 ?? ""}`;
  }

  /** A login that must end with an error code and without a token for the server. */
  async refusedLogin(act: (window: PinWindow) => Promise<void>): Promise<string> {
    const before = (await this.stage.portal.verifications()).length;
    const { code = "no error code" } = await this.outcomeOf(act);
    const after = (await this.stage.portal.verifications()).length;
    expect(after === before, `${code}, but the server was given ${after - before} tokens`);
    return code;
  }

  private async outcomeOf(act: (window: PinWindow) => Promise<void>): Promise<Outcome> {
    await this.portal.pressLogin();
    await act(await this.stage.pinWindow());
    const outcome = await this.portal.outcome();
    await this.stage.noPinWindow();
    return outcome;
  }
}

/** @param seen the error's text when it is not what it must be */
function expect(holds: boolean, seen: string): void {
  if (!holds) {
    throw new Error(`Unexpected: ${seen}`);
  }
}
