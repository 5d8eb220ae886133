/** A step of the journey. */
export interface StepReport {
  name: string;
  ok: boolean;
  ms: number;
  /** The server's verification or the error code; the cause when the step failed. */
  evidence: string;
}

export interface Report {
  ok: boolean;
  browser: string;
  steps: StepReport[];
}

/** Runs one step to its end, also when it fails. */
export async function reported(name: string, run: () => Promise<string>): Promise<StepReport> {
  const start = Date.now();
  try {
    const evidence = await run();
    return { name, ok: true, ms: Date.now() - start, evidence };
  } catch (error) {
    return {
      name,
      ok: false,
      ms: Date.now() - start,
      evidence: error instanceof Error ? error.message : String(error),
    };
  }
}
