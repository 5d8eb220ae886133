import { join } from "node:path";
import type { Status } from "../../src/page/index.js";
import type { HelperWindow } from "../stage/helper-window.js";
import { type Order, type Outcome, PortalPage, SUPPLIER } from "../stage/portal-page.js";
import type { Verification } from "../stage/portal.js";
import type { Stage } from "../stage/stage.js";
import { PIN, WRONG_PIN } from "../stage/u-key.js";
import { until } from "../stage/until.js";

/** Does something at the portal and says what it has seen of it. */
type Step = (visit: Visit) => Promise<string>;

/** The account that the journey registers. */
const USER_NAME = "demo-supplier";

/** In this order. The list of certificates: the demo's software U-Key with SM2, RSA, EC; then PKCS#11 with EC. */
export const STEPS: Record<string, Step> = {
  connect: async (visit) => {
    const { stage, portal } = visit;
    const status = await visit.connectToBoth();
    // The page looked before; now both have answered.
    await portal.pressCheck();
    await visit.takePicture("connect");
    const tries = status.tokens
      .map(({ label, driver, triesLeft }) => `${label} (${driver}) with ${triesLeft ?? "?"} tries left`)
      .join(", ");
    expect(stage.uKey.triesLeft === status.tokens[0]?.triesLeft, tries);
    return `extension ${status.extension}, host ${status.host}, profile ${status.profile}, ${tries}`;
  },

  "bind-sm2": async (visit) => {
    await visit.portal.register(USER_NAME, SUPPLIER);
    const outcome = await visit.during(
      () => visit.portal.pressBind(),
      async (window) => {
        await visit.takePicture("bind-sm2-window");
        await window.enterPin(PIN);
      },
    );
    await visit.takePicture("bind-sm2");
    return visit.verified(outcome, "binding", "SM2SM3");
  },

  "login-sm2": async (visit) => {
    const accepted = await visit.login("login-sm2", "SM2SM3", 0);
    const { account } = await visit.portal.outcome();
    expect(account === USER_NAME, `account ${account ?? "none"}`);
    return `${accepted}, account ${USER_NAME}`;
  },

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

  "sign-cms-detached-sm2": (visit) =>
    visit.sign("sign-cms-detached-sm2", { format: "cms-detached", count: 1 }, 0, ["PKCS7_501", "SM2_SM3"]),

  "sign-cms-attached-rsa": (visit) =>
    visit.sign("sign-cms-attached-rsa", { format: "cms-attached", count: 1 }, 1, ["RFC5652", "RSA_SHA256"]),

  "login-ec-pkcs11": async (visit) => {
    await visit.connectToBoth();
    const accepted = await visit.login("login-ec-pkcs11", "ES256", 3);
    const certificate = await visit.stage.pkcs11Certificate();
    expect(accepted.endsWith(certificate), `${accepted}, not the one on the PKCS#11 token, ${certificate}`);
    return `${accepted}, the one on the PKCS#11 token`;
  },

  "batch-20": (visit) => visit.sign("batch-20", { format: "cms-detached", count: 20 }, 0, ["PKCS7_501", "SM2_SM3"]),

  "name-mismatch": async (visit) => {
    const before = (await visit.stage.portal.verifications()).length;
    await visit.portal.register("another-name", { ...SUPPLIER, name: "另一家演示有限公司" });
    const { code = "no error code" } = await visit.during(
      () => visit.portal.pressBind(),
      async (window) => {
        await window.warns();
        await visit.takePicture("name-mismatch-window");
        await window.cancel();
      },
    );
    await visit.takePicture("name-mismatch");
    expect(code === "SUBJECT_MISMATCH", code);
    const after = (await visit.stage.portal.verifications()).length;
    expect(after === before, `${code}, but the server was given ${after - before} tokens`);
    return `${code}, nothing to verify`;
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

  /** Waits for the U-Key behind PKCS#11, which is left out while its bridge starts. */
  async connectToBoth(): Promise<Status> {
    return until("both U-Keys are listed", async () => {
      const status = await this.portal.library.connect();
      if ("code" in status) {
        throw new Error(status.code);
      }
      return status.tokens.length === 2 && status;
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
    const outcome = await this.outcomeOf(async (window) => {
      await window.chooseFurtherDown(furtherDown);
      await this.takePicture(`${name}-window`);
      await window.enterPin(PIN);
    });
    await this.takePicture(name);
    return this.verified(outcome, "login", algorithm);
  }

  /**
   * Logs in and signs documents that the portal makes.
   *
   * @param furtherDown place in the list of certificates
   * @param expected form and algorithm of every signature
   * @returns what the server verified
   */
  async sign(name: string, order: Order, furtherDown: number, expected: [string, string]): Promise<string> {
    await this.outcomeOf((window) => window.enterPin(PIN));
    const outcome = await this.during(
      () => this.portal.pressSign(order),
      async (window) => {
        await window.chooseFurtherDown(furtherDown);
        await this.takePicture(`${name}-window`);
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
  async refusedLogin(act: (window: HelperWindow) => Promise<void>): Promise<string> {
    const before = (await this.stage.portal.verifications()).length;
    const { code = "no error code" } = await this.outcomeOf(act);
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
function expect(holds: boolean, seen: string): void {
  if (!holds) {
    throw new Error(`Unexpected: ${seen}`);
  }
}
