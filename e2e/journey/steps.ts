import { SUPPLIER } from "../stage/portal-page.js";
import type { PortalOptions } from "../stage/portal.js";
import { PIN, WRONG_PIN } from "../stage/u-key.js";
import { BID_STEPS } from "./bid-steps.js";
import { CLIENT_STEPS } from "./client-steps.js";
import { CONSENT_STEPS } from "./consent-steps.js";
import { FIELD_STEPS } from "./field-steps.js";
import { HOLDER_STEPS } from "./holder-steps.js";
import { JUDGE_STEPS } from "./judge-steps.js";
import { extensionMissingPage } from "./missing-steps.js";
import { MIXED_STEPS } from "./mixed-steps.js";
import { NODE_STEPS } from "./node-steps.js";
import { OLD_STEPS } from "./old-steps.js";
import { OPENING_STEPS } from "./opening-steps.js";
import { ORIGIN_STEPS } from "./origin-steps.js";
import { OUTAGE_STEPS } from "./outage-steps.js";
import { PORTALS_STEPS } from "./portals-steps.js";
import { REPORT_STEPS } from "./report-steps.js";
import { revokedRefused } from "./revocation-steps.js";
import { ROLLBACK_STEPS } from "./rollback-steps.js";
import { SPRING_STEPS } from "./spring-steps.js";
import { TIME_STAMP_STEPS } from "./time-stamp-steps.js";
import { TOKEN_STEPS } from "./token-steps.js";
import { VERIFIER_STEPS } from "./verifier-steps.js";
import { described, expect, type Visit } from "./visit.js";

/** Acts at the portal and returns the evidence. */
export type Step = (visit: Visit) => Promise<string>;

/** The stage that {@link STEPS} need. */
export const STAGE: PortalOptions = { softwareKeyOnly: false, timeStamps: true, twoNodes: true };

/** The stage that {@link MAIN_STEPS} need: a computer with what the demo itself installs is enough. */
export const MAIN_STAGE: PortalOptions = { softwareKeyOnly: false };

/** The account that the journey registers. */
const USER_NAME = "demo-supplier";

/**
 * Steps with the software U-Key and the one behind PKCS#11, in this order. The list of certificates: the demo's
 * software U-Key with SM2, RSA, EC; then PKCS#11 with EC.
 */
export const STEPS = {
  connect: async (visit) => {
    const { stage, portal } = visit;
    const status = await visit.connectTo(2);
    // The page looked before; now both have answered.
    await portal.pressCheck();
    await visit.takePicture("connect");
    const seen = described(status);
    expect(stage.uKey.triesLeft === status.tokens[0]?.triesLeft, seen);
    return seen;
  },

  "extension-missing-page": extensionMissingPage,

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
    await visit.connectTo(2);
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

  ...CONSENT_STEPS,

  "revoked-refused": revokedRefused,

  ...FIELD_STEPS,

  ...HOLDER_STEPS,

  ...BID_STEPS,
  ...OPENING_STEPS,

  ...REPORT_STEPS,

  ...JUDGE_STEPS,

  ...TIME_STAMP_STEPS,

  ...TOKEN_STEPS,
  ...NODE_STEPS,

  ...SPRING_STEPS,
  ...VERIFIER_STEPS,
  ...OUTAGE_STEPS,
  ...ORIGIN_STEPS,
  ...PORTALS_STEPS,
  ...ROLLBACK_STEPS,
  ...CLIENT_STEPS,

  ...OLD_STEPS,

  ...MIXED_STEPS,
} satisfies Record<string, Step>;

/** The main job: steps of {@link STEPS} that show in a minute what the product is for. */
export const MAIN_STEPS = only(STEPS, [
  "connect",
  "bind-sm2",
  "login-sm2",
  "login-rsa",
  "wrong-pin",
  "cancel",
  "sign-cms-detached-sm2",
  "login-ec-pkcs11",
  "batch-20",
  "revoked-refused",
  "verify-report",
  "verify-tampered",
  "sign-pdf-seal",
  "sign-ofd-seal",
]);

/** Steps with these names, in their own order. */
export function only<Name extends string>(steps: Record<Name, Step>, names: readonly Name[]): Record<string, Step> {
  return Object.fromEntries(names.map((name) => [name, steps[name]]));
}
