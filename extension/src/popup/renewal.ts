import type { Finding } from "#protocol/messages";
import type { Section } from "./description.js";

/**
 * Returns what a user is told of a certificate that ends soon or has ended, before they ask for any check: the whole advice,
 * because a renewed certificate does not open what was encrypted before. An ended one goes first.
 */
export function renewalSections(findings: readonly Finding[]): Section[] {
  const [ended] = findings.filter(({ code }) => code === "CERTIFICATE_EXPIRED");
  const [endsSoon] = findings.filter(({ code }) => code === "CERTIFICATE_EXPIRES_SOON");
  const guidance = (ended ?? endsSoon)?.guidance ?? null;
  if (guidance === null) {
    return [];
  }
  const { title, reason, steps } = guidance;
  const tone = ended === undefined ? "WAITING" : "BAD";
  return [{ id: "renewal", tone, heading: title, paragraphs: [reason], items: steps, isOrdered: true }];
}
