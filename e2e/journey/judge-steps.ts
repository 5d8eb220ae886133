import { strFromU8 } from "fflate";
import {
  inflatedPdf,
  pdfWithFreeObject,
  readInOrder,
  rebuiltPdf,
  withSecondReading,
} from "../stage/changed-documents.js";
import { OLD_OFD_NAMES, sampleOfd } from "../stage/sample-documents.js";
import { described, OFD_BID, pdf, PDF_BID, sealed, verified } from "./report-steps.js";
import type { Step } from "./steps.js";
import { expect } from "./visit.js";

const PAGE = "Doc_0/Pages/Page_1/Content.xml";

/** Documents that programs read in two ways, and genuine ones of unusual makers. */
export const JUDGE_STEPS = {
  /** A reader that builds the table anew shows another sum. */
  "verify-rebuilt": async (visit) => {
    const verdict = await verified(visit, rebuiltPdf(await pdf(visit), "Total: 99999"));
    await visit.takePicture("verify-rebuilt");
    const seen = described(verdict);
    expect(verdict.indication === "INDETERMINATE" && verdict.codes.includes("UNEXPLAINED_LATER"), seen);
    return seen;
  },

  /** A reader that goes from entry to entry shows another name than one that follows the directory. */
  "verify-two-readings": async (visit) => {
    await sealed(visit, "verify-two-readings", { ...OFD_BID, place: "keyword", keyword: "盖章" });
    const changed = withSecondReading(await visit.portal.download(), PAGE, (xml) => xml.replace("投标人", "受骗人"));
    expect(strFromU8(readInOrder(changed, PAGE)).includes("受骗人盖章"), "no second reading");
    const verdict = await visit.portal.verifyDocument("bid.ofd", changed);
    await visit.takePicture("verify-two-readings-report");
    const seen = described(verdict);
    expect(verdict.indication === "INDETERMINATE" && verdict.codes.includes("READINGS_DIFFER"), seen);
    return seen;
  },

  /** The window would show what other programs do not, so the file is not signed. */
  "preview-is-signed": async (visit) => {
    await visit.login("preview-is-signed-login", "SM2SM3", 0);
    await visit.portal.pressSeal("bid.pdf", pdfWithFreeObject("Total: 999999", "Total: 100"), "page");
    const { code = "no error code" } = await visit.portal.outcome();
    await visit.takePicture("preview-is-signed");
    expect(code === "CONTENT_REFUSED", code);
    await visit.stage.noWindow();
    return code;
  },

  "verify-old-ofd": (visit) =>
    sealed(visit, "verify-old-ofd", {
      ...OFD_BID,
      file: sampleOfd(OLD_OFD_NAMES),
      place: "keyword",
      keyword: "盖章",
    }),

  "verify-second-signature": async (visit) => {
    await sealed(visit, "verify-first-signature", { ...PDF_BID, place: "keyword", keyword: "Total" });
    const first = await visit.portal.download();
    const again = await visit.again();
    const seen = await sealed(again, "verify-second-signature", { ...PDF_BID, file: first, place: "page" });
    const { signatures } = await again.portal.verdict();
    expect(signatures === 2, `${signatures} signatures`);
    return `${seen}; 2 signatures`;
  },

  /** The portal's other pages answer while it judges a file that grows to gigabytes. */
  "verify-budget": async (visit) => {
    const file = inflatedPdf(await pdf(visit));
    let isJudged = false;
    const judged = verified(visit, file).finally(() => (isJudged = true));
    const answered = await fetch(visit.stage.portal.ready.url);
    expect(answered.ok && !isJudged, "the portal was not asked meanwhile");
    const verdict = await judged;
    await visit.takePicture("verify-budget");
    const seen = `${described(verdict)}, ${file.length} bytes`;
    expect(verdict.indication === "INDETERMINATE" && verdict.codes.includes("TOO_LARGE"), seen);
    return seen;
  },
} satisfies Record<string, Step>;
