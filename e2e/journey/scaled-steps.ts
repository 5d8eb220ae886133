import type { Browser } from "../stage/browser.js";
import type { Stage } from "../stage/stage.js";
import { PIN, WRONG_PIN } from "../stage/u-key.js";
import type { Step } from "./steps.js";
import { expect } from "./visit.js";

/** The usual laptop at 200 %. */
export const SCALED_SCREEN = "1920x1080";

/** A browser whose host draws its windows at 200 %. */
export function startScaled(stage: Stage): Promise<Browser> {
  return stage.startBrowser({ variables: { J2D_UISCALE: "2" } });
}

export const SCALED_STEPS = {
  "last-try-200": async (visit) => {
    const { stage } = visit;
    await stage.uKey.setTriesLeft(2);
    const accepted = await visit.loginWith("last-try-200", "SM2SM3", async (window) => {
      await window.enterPin(WRONG_PIN);
      await window.warns();
      await visit.takePicture("last-try-200-window");
      const left = stage.uKey.triesLeft;
      expect(left === 1, `${left} tries left after a wrong PIN`);
      await window.clickConsentAt200();
      await window.enterPin(PIN);
    });
    return `after a wrong PIN the tick box was seen at 200 % and ticked by the mouse: ${accepted}`;
  },
} satisfies Record<string, Step>;
