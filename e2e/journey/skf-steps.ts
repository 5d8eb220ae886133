import { arrive, opened } from "./bid-steps.js";
import { SUPPLIER } from "../stage/portal-page.js";
import { PIN } from "../stage/u-key.js";
import { until } from "../stage/until.js";
import type { Step } from "./steps.js";
import { described, expect, type Visit } from "./visit.js";

const NEW_PIN = "aB3-x~9!";

/** The account that the journey registers. */
const USER_NAME = "demo-skf-supplier";

/** Steps with the U-Key behind SKF, in this order. The list of certificates: SM2, RSA; then the spare U-Key's SM2. */
export const SKF_STEPS: Record<string, Step> = {
  connect: async (visit) => {
    const { stage, portal } = visit;
    const status = await visit.connectTo(1);
    // The page looked while the bridge was starting.
    await portal.pressCheck();
    await visit.takePicture("connect-skf");
    const seen = described(status);
    expect(stage.skfKey.triesLeft === status.tokens[0]?.triesLeft, seen);
    return seen;
  },

  "bind-sm2-skf": async (visit) => {
    await visit.portal.register(USER_NAME, SUPPLIER);
    const outcome = await visit.during(
      () => visit.portal.pressBind(),
      async (window) => {
        await visit.takePicture("bind-sm2-skf-window");
        await window.enterPin(PIN);
      },
    );
    await visit.takePicture("bind-sm2-skf");
    return visit.verified(outcome, "binding", "SM2SM3");
  },

  "login-sm2-skf": async (visit) => {
    const accepted = await visit.login("login-sm2-skf", "SM2SM3", 0);
    const { account } = await visit.portal.outcome();
    expect(account === USER_NAME, `account ${account ?? "none"}`);
    return `${accepted}, account ${USER_NAME}`;
  },

  "sign-cms-detached-rsa-skf": (visit) =>
    visit.sign("sign-cms-detached-rsa-skf", { format: "cms-detached", count: 1 }, 1, ["RFC5652", "RSA_SHA256"]),

  "open-bid-skf": async (visit) => {
    const bid = await arrive(visit, "open-bid-skf");
    await bid.seal();
    await bid.openNow();
    return opened(visit, "open-bid-skf", bid);
  },

  unplug: async (visit) => {
    const { skfKey } = visit.stage;
    await follow(visit);
    const refused = await plugging(visit, () =>
      visit.refusedLogin(async (window) => {
        skfKey.unplug();
        await window.waits();
        await visit.takePicture("unplug-window");
        await untilTold(visit, "[]");
        await window.cancel();
      }),
    );
    await visit.takePicture("unplug");
    expect(refused === "TOKEN_REMOVED", refused);
    expect(skfKey.triesLeft === skfKey.triesMaximum, `${skfKey.triesLeft} tries left`);
    return `the window says so, the page is told; ${refused}, ${skfKey.triesLeft} tries left, nothing to verify`;
  },

  replug: async (visit) => {
    const { skfKey } = visit.stage;
    await follow(visit);
    const accepted = await plugging(visit, () =>
      visit.loginWith("replug", "SM2SM3", async (window) => {
        await window.type("99"); // typed text is not kept
        skfKey.unplug();
        await window.waits();
        await untilTold(visit, "[]");
        skfKey.spare.plugIn();
        await untilTold(visit, '["演示备用 SKF U-Key"]');
        await visit.takePicture("replug-another-window");
        skfKey.plugIn();
        await window.takesKeys();
        await visit.takePicture("replug-window");
        await window.enterPin(PIN);
      }),
    );
    return `another U-Key was listed meanwhile; the one that was pulled is back: ${accepted}`;
  },

  /** The last one, because the U-Key has another PIN afterwards. */
  "change-pin": async (visit) => {
    const { skfKey } = visit.stage;
    await changePin(visit);
    const refused = await visit.refusedLogin(async (window) => {
      await window.enterPin(PIN);
      await window.warns();
      await window.cancel();
    });
    const left = skfKey.triesLeft;
    expect(refused === "PIN_INCORRECT" && left === skfKey.triesMaximum - 1, `${refused}, ${left} tries left`);
    const accepted = await visit.loginWith("change-pin", "SM2SM3", (window) => window.enterPin(NEW_PIN));
    return `changed in the window; the old PIN: ${refused}, ${left} tries left; the new one: ${accepted}`;
  },
};

/** Asks for it over the page library; the portal's pages have no button for it. */
async function changePin(visit: Visit): Promise<void> {
  await visit.connectTo(1);
  const change = visit.portal.library.changePin();
  const window = await visit.stage.pinWindow();
  await window.changePin(PIN, NEW_PIN);
  const refusal = await change;
  await visit.takePicture("change-pin-window");
  expect(refusal === undefined, refusal?.code ?? "");
  // The window stays and says that it is done.
  await window.press("Return");
  await visit.stage.noWindow();
}

/** Makes the page follow U-Keys that come and go, from now on. */
async function follow(visit: Visit): Promise<void> {
  await visit.connectTo(1);
  await visit.portal.library.followTokens();
}

/** Leaves the U-Key plugged in and the spare one not, in every outcome. */
async function plugging(visit: Visit, act: () => Promise<string>): Promise<string> {
  const { skfKey } = visit.stage;
  try {
    return await act();
  } finally {
    skfKey.spare.unplug();
    skfKey.plugIn();
  }
}

/** @param labels labels of the U-Keys in the last change that the page received, in JSON */
async function untilTold(visit: Visit, labels: string): Promise<void> {
  await until(`the page is told of ${labels}`, async () => {
    const changes = await visit.portal.library.changes();
    return JSON.stringify(changes.at(-1)) === labels;
  });
}
