import type { HelperWindow } from "../stage/helper-window.js";
import type { Stage } from "../stage/stage.js";

/** Half a minute each. */
const TRIES = 10;

/** Waits as long as a busy computer takes to read 2 GiB. */
export async function patientPinWindow(stage: Stage): Promise<HelperWindow> {
  return patient("PIN", () => stage.pinWindow());
}

export async function patient(what: string, window: () => Promise<HelperWindow>): Promise<HelperWindow> {
  for (let left = TRIES; left > 0; left--) {
    const found = await window().catch(() => undefined);
    if (found !== undefined) {
      return found;
    }
  }
  throw new Error(`no window for the ${what}`);
}
