import type { Finding } from "../protocol/messages.gen.js";
import { atLeast, type Guard, oneOf, orNull, listOf, text } from "./shape.js";

const words = text(10_000);

export const isGuidance = atLeast<NonNullable<Finding["guidance"]>>({
  title: words,
  reason: words,
  steps: listOf(words, 100),
});

export const isFinding = atLeast<Finding>({
  check: text(64),
  name: words,
  verdict: oneOf("SKIPPED", "PASS", "UNKNOWN", "WARN", "FAIL"),
  code: orNull(text(64)) as Guard<Finding["code"]>,
  guidance: orNull(isGuidance),
});

export const areFindings = listOf(isFinding, 1_000);

export const isDiagnosisAnswer = atLeast<{ findings: Finding[] }>({ findings: areFindings });

/** What is known of it and nothing else: a page shall not get what a newer host may say beside it. */
export function copyOfFinding({ check, name, verdict, code, guidance }: Finding): Finding {
  return { check, name, verdict, code, guidance };
}
