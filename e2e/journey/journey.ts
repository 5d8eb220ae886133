import type { Browser } from "../stage/browser.js";
import type { Stage } from "../stage/stage.js";
import { type Report, reported } from "./report.js";
import type { Step } from "./steps.js";
import { Visit } from "./visit.js";

/**
 * Goes through all steps; one that fails does not keep the others from running.
 *
 * @param steps by name, in their order
 * @param pictures folder for screenshots
 * @param onStep told of each step when it has ended
 */
export async function journey(
  stage: Stage,
  browser: Browser,
  steps: Record<string, Step>,
  pictures: string,
  onStep: (step: Report["steps"][number]) => void = () => undefined,
): Promise<Report> {
  // Every step uses the same tab. Loading the page anew ends a leftover of a failed step.
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const ended = [];
  for (const [name, run] of Object.entries(steps)) {
    const step = await reported(name, async () => run(await Visit.begin(stage, browser, page, pictures)));
    onStep(step);
    ended.push(step);
  }
  return { ok: ended.every(({ ok }) => ok), browser: browser.version, steps: ended };
}
