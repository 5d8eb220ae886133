import type { Browser } from "../stage/browser.js";
import type { Stage } from "../stage/stage.js";
import { type Report, reported } from "./report.js";
import { STEPS, Visit } from "./steps.js";

/**
 * Goes through all steps; one that fails does not keep the others from running.
 *
 * @param pictures folder for screenshots
 * @param onStep told of each step when it has ended
 */
export async function journey(
  stage: Stage,
  browser: Browser,
  pictures: string,
  onStep: (step: Report["steps"][number]) => void = () => undefined,
): Promise<Report> {
  // All in one tab. Loading the page anew ends what a failed step may have left open.
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const steps = [];
  for (const [name, run] of Object.entries(STEPS)) {
    const step = await reported(name, async () => run(await Visit.begin(stage, page, pictures)));
    onStep(step);
    steps.push(step);
  }
  return { ok: steps.every(({ ok }) => ok), browser: browser.version, steps };
}
