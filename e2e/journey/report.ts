/** One step of the journey. */
export interface StepReport {
  name: string;
  ok: boolean;
  ms: number;
  /** What the portal's server verified or the error code that came; if the step failed, why. */
  evidence: string;
}

export interface Report {
  ok: boolean;
  browser: string;
  steps: StepReport[];
}

/** Runs one step to its end, whatever happens in it. */
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
