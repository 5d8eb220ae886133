import type { Finding } from "#protocol/messages";

/** The worst first. */
const PROBLEM_VERDICTS = ["FAIL", "WARN", "UNKNOWN"] as const;

/** A finding that a user should look into, in a few lines; the helper window has the whole. */
export interface Problem {
  verdict: (typeof PROBLEM_VERDICTS)[number];
  /** Name of the check. */
  name: string;
  title: string;
  /** The first thing to do; empty when absent. */
  step: string;
}

/** Returns the problems, the worst first; the same words about several certificates appear once. */
export function problemsIn(findings: readonly Finding[]): Problem[] {
  const problems = PROBLEM_VERDICTS.flatMap((verdict) =>
    findings
      .filter((finding) => finding.verdict === verdict)
      .map(({ name, guidance }) => ({ verdict, name, title: guidance?.title ?? "", step: guidance?.steps[0] ?? "" })),
  );
  // The helper window counts them in the same way.
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
