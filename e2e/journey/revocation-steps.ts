import { PIN, WRONG_PIN } from "../stage/u-key.js";
import type { Step } from "./steps.js";
import { expect } from "./visit.js";

/**
 * Step at the server, which asks the CA with each login. The host has an earlier answer of the CA, which is still
 * current.
 */
export const revokedRefused: Step = async (visit) => {
  const { portal } = visit.stage;
  try {
    await portal.makeFaults("certificate-revoked");
    const { account } = await visit.during(
      () => visit.portal.pressLogin(),
      (window) => window.enterPin(PIN),
    );
    await visit.takePicture("revoked-refused");
    const last = (await portal.verifications()).at(-1);
    const seen = `verification ${last?.id ?? ""}: ${last?.outcome ?? "none"}, ${last?.reason ?? "no reason"}`;
    expect(last?.outcome === "REFUSED" && last.reason === "CERTIFICATE_REVOKED" && account === undefined, seen);
    return seen;
  } finally {
    await portal.makeFaults();
  }
};

/** Step at the host, which has asked the CA while the user read the window: not even a wrong PIN costs a try. */
export const revokedRefusedBeforePin: Step = async (visit) => {
  const { portal, uKey } = visit.stage;
  try {
    await portal.makeFaults("certificate-revoked");
    const code = await visit.refusedLogin((window) => window.enterPin(WRONG_PIN));
    await visit.takePicture("revoked-refused-before-pin");
    const seen = `${code}, ${uKey.triesLeft} of ${uKey.triesMaximum} tries left`;
    expect(code === "CERTIFICATE_REVOKED" && uKey.triesLeft === uKey.triesMaximum, seen);
    return `${seen}, nothing to verify`;
  } finally {
    await portal.makeFaults();
  }
};
