import { setTimeout as pause } from "node:timers/promises";

/** Long, since a computer that does much else takes its time; only what never comes waits for all of it. */
const PATIENCE_MS = 60_000;
const INTERVAL_MS = 50;

/**
 * Asks again and again until there is an answer.
 *
 * @param what name for the error when the value does not arrive in time
 * @param ask `undefined` and `false` mean not yet
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  patience = PATIENCE_MS,
): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) {
      return answer;
    }
    if (Date.now() > deadline) {
      throw new Error(`Waited ${patience / 1000} s in vain: ${what}`);
    }
    await pause(INTERVAL_MS);
  }
}
