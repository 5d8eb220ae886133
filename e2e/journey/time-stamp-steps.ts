import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Verdict } from "../stage/portal-page.js";
import { samplePdf } from "../stage/sample-documents.js";
import { signedPdf } from "../stage/signed-pdf.js";
import { PIN } from "../stage/u-key.js";
import type { Step } from "./steps.js";
import { expect } from "./visit.js";

const ONE_DAY_MS = 24 * 60 * 60 * 1000;

/** The time that a time stamp proves, when the signer's certificate has ended. */
export const TIME_STAMP_STEPS = {
  timestamp: async (visit) => {
    const { portal, stage } = visit;
    await visit.login("timestamp-login", "SM2SM3", 0);
    await visit.during(
      () => portal.pressSeal("bid.pdf", samplePdf("Total: 10000"), "page"),
      (window) => window.enterPin(PIN),
    );
    await portal.verdict();
    expect((await portal.resultText()).includes("回执已通过验证"), "the receipt");
    const sealed = await portal.download();

    const ec = stage.uKey.files("ec-signature");
    const end = await endOf(stage.uKey.files("sm2-signature").certificate, ec.certificate);
    const later = new Date(end + ONE_DAY_MS);
    const without = await portal.verifyDocument("without.pdf", await signedPdf("Total: 10000", ec), later);
    const proved = await portal.verifyDocument("bid.pdf", sealed, later);
    await visit.takePicture("timestamp");

    const seen = `as of ${later.toISOString()}: with a time stamp ${said(proved)}; without ${said(without)}`;
    expect(proved.indication === "TOTAL_PASSED", seen);
    expect((await portal.resultText()).includes("时间戳证明的时间"), "the proved time");
    expect(without.indication === "INDETERMINATE", seen);
    return seen;
  },
} satisfies Record<string, Step>;

/** Returns when the last of the certificates ends, in milliseconds. */
async function endOf(...files: string[]): Promise<number> {
  const certificates = await Promise.all(files.map(async (file) => new X509Certificate(await readFile(file))));
  return Math.max(...certificates.map(({ validTo }) => Date.parse(validTo)));
}

function said({ indication, codes }: Verdict): string {
  return `${indication} ${codes.join(", ")}`;
}
