import { signedPdf } from "../stage/signed-pdf.js";
import { SUPPLIER, type Verdict } from "../stage/portal-page.js";
import type { Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

/** Reports of the portal's server on documents that another program has signed. */
export const REPORT_STEPS = {
  "verify-report": async (visit) => {
    const verdict = await verified(visit, await pdf(visit));
    await visit.takePicture("verify-report");
    const seen = described(verdict);
    expect(verdict.indication === "TOTAL_PASSED" && verdict.format === "pdf", seen);
    expect((await visit.portal.resultText()).includes(SUPPLIER.name), "the signer's name");
    return seen;
  },

  "verify-tampered": async (visit) => {
    const changed = await pdf(visit);
    changed.write("9", changed.indexOf("10000"), "latin1");
    const verdict = await verified(visit, changed);
    await visit.takePicture("verify-tampered");
    const seen = described(verdict);
    expect(verdict.indication === "TOTAL_FAILED" && verdict.codes.includes("DIGEST_MISMATCH"), seen);
    return seen;
  },
} satisfies Record<string, Step>;

function pdf({ stage }: Visit): Promise<Buffer> {
  return signedPdf("Total: 10000", stage.uKey.files("ec-signature"));
}

function verified({ portal }: Visit, document: Buffer): Promise<Verdict> {
  return portal.verifyDocument("bid.pdf", document);
}

function described({ indication, codes }: Verdict): string {
  return `${indication}: ${codes.join(", ")}`;
}
