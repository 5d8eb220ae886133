import type { Browser } from "../stage/browser.js";
import type { Stage } from "../stage/stage.js";
import { PIN, WRONG_PIN } from "../stage/u-key.js";
import type { Step } from "./steps.js";
import { expect } from "./visit.js";

/** The usual laptop at 200 %. */
export const SCALED_SCREEN = "1920x1080";

/** The usual laptop at 200 %, whose pixels count as the windows do. */
export const SMALL_SCREEN = "683x376";

/** A browser whose host draws its windows at 200 %. */
export function startScaled(stage: Stage): Promise<Browser> {
  return stage.startBrowser({ variables: { J2D_UISCALE: "2" } });
}

export const SMALL_STEPS = {
  "pin-window-small": async (visit) => {
    let seen = "";
    await visit.stage.uKey.setTriesLeft(1);
    const accepted = await visit.loginWith("pin-window-small", "SM2SM3", async (window) => {
      const { left, top, width, height } = await window.place();
      seen = `the last try takes ${width}x${height} at ${left},${top}`;
      expect(left >= 0 && top >= 0 && left + width <= 683 && top + height <= 376, seen);
      await visit.takePicture("pin-window-small-window");
      await window.consentToLastTry();
      await window.enterPin(PIN);
    });
    return `${seen} on a screen of ${SMALL_SCREEN}: ${accepted}`;
  },
} satisfies Record<string, Step>;

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
