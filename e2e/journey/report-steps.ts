import { sampleOfd, samplePdf } from "../stage/sample-documents.js";
import { signedPdf } from "../stage/signed-pdf.js";
import { SUPPLIER, type Verdict } from "../stage/portal-page.js";
import { PIN } from "../stage/u-key.js";
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

  "sign-pdf-seal": (visit) =>
    sealed(visit, "sign-pdf-seal", { name: "bid.pdf", file: samplePdf("Total: 10000"), place: "page", format: "pdf" }),

  "sign-ofd-seal": (visit) =>
    sealed(visit, "sign-ofd-seal", { name: "bid.ofd", file: sampleOfd(), place: "riding", format: "ofd" }),

  "sign-any-file": (visit) =>
    sealed(visit, "sign-any-file", {
      name: "prices.xlsx",
      file: Buffer.from("prices", "utf8"),
      place: "none",
      format: "cms-detached",
    }),
} satisfies Record<string, Step>;

interface Sealed {
  name: string;
  file: Buffer;
  place: "none" | "page" | "riding";
  format: string;
}

/** Logs in with the SM2 key, signs a file with it, and reads the server's report. */
async function sealed(visit: Visit, step: string, { name, file, place, format }: Sealed): Promise<string> {
  await visit.login(`${step}-login`, "SM2SM3", 0);
  await visit.during(
    () => visit.portal.pressSeal(name, file, place),
    async (window) => {
      await visit.takePicture(`${step}-window`);
      await window.enterPin(PIN);
    },
  );
  const verdict = await visit.portal.verdict();
  await visit.takePicture(step);
  const seen = described(verdict);
  expect(verdict.indication === "TOTAL_PASSED" && verdict.format === format, seen);
  // In a PDF the signature is a CMS, and the seal is its picture on the page.
  expect(verdict.seals === (format === "ofd" ? 1 : 0), `${verdict.seals} seals in the report`);
  const hasPicture = (await visit.portal.download()).includes("/Subtype /Image");
  expect(hasPicture === (format === "pdf"), hasPicture ? "a picture" : "no picture");
  return seen;
}

function pdf({ stage }: Visit): Promise<Buffer> {
  return signedPdf("Total: 10000", stage.uKey.files("ec-signature"));
}

function verified({ portal }: Visit, document: Buffer): Promise<Verdict> {
  return portal.verifyDocument("bid.pdf", document);
}

function described({ indication, codes }: Verdict): string {
  return `${indication}: ${codes.join(", ")}`;
}
