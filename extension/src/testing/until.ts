const DEADLINE_MS = 10_000;

/** Lets messages and promises run until the condition holds. Timers that a test has faked do not advance. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  while (!condition()) {
    if (performance.now() > deadline) {
      throw new Error(`never came true: ${condition.toString()}`);
    }
    await settled();
  }
}

/** Waits one turn of the event loop: everything that was already on its way has arrived. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
