import { activate } from "../stage/activation.js";
import { OtherWindow } from "../stage/other-window.js";
import { PIN, WRONG_PIN } from "../stage/u-key.js";
import { until } from "../stage/until.js";
import type { Step } from "./steps.js";
import { expect } from "./visit.js";

/** Events beside the window that asks for the PIN; no event may cost a try. */
export const CONSENT_STEPS = {
  "keys-typed-elsewhere": async (visit) => {
    const { stage } = visit;
    const seen: string[] = [];
    for (const { gap, keys } of [
      { gap: 30, keys: 200 },
      { gap: 400, keys: 24 },
      { gap: 1_200, keys: 12 },
    ]) {
      await activate(visit.portal.page);
      const other = await OtherWindow.open(stage.display);
      const typing = other.typeNumbers(keys, gap);
      await until("the other window has got three keys", () => other.keys >= 3);
      const refused = await visit.refusedLogin(
        async (window) => {
          await typing;
          await visit.takePicture("keys-typed-elsewhere-window");
          await window.cancel();
        },
        () => visit.portal.pressLoginByScript(),
      );
      const left = stage.uKey.triesLeft;
      seen.push(
        `every ${gap} ms: ${keys - other.keys} of ${keys} keys came to the window, ${refused}, ${left} tries left`,
      );
      expect(other.keys < keys && refused === "CANCELLED" && left === stage.uKey.triesMaximum, seen.join("; "));
      await other.close();
    }
    return seen.join("; ");
  },

  "last-try-elsewhere": async (visit) => {
    const { stage } = visit;
    const accepted = await visit.loginWith("last-try-elsewhere", "SM2SM3", async (window) => {
      await stage.uKey.setTriesLeft(1); // by another program
      await window.enterPin(WRONG_PIN);
      await window.warns();
      await visit.takePicture("last-try-elsewhere-window");
      const left = stage.uKey.triesLeft;
      expect(left === 1, `${left} tries left after a PIN that nobody agreed to try last`);
      await window.consentToLastTry();
      await window.enterPin(PIN);
    });
    return `the last try was asked for anew and not spent; with the consent: ${accepted}`;
  },
} satisfies Record<string, Step>;
