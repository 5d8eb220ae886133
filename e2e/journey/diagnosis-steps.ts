import { FaultsPage, isClean, problems, type ShownFinding } from "../stage/faults-page.js";
import { Popup } from "../stage/popup.js";
import type { Fault } from "../stage/portal.js";
import { revokedRefusedBeforePin } from "./revocation-steps.js";
import { only, type Step } from "./steps.js";
import { expect, type Visit } from "./visit.js";

/** Steps on the page 为什么不能登录, with the software U-Key alone: each fault is made, found, and mended again. */
export const DIAGNOSIS_STEPS = {
  "diagnose-clean": async (visit) => {
    const page = await FaultsPage.in(visit.portal);
    const findings = await page.check();
    await page.scrollToFindings();
    await visit.takePicture("diagnose-clean");
    expect(isClean(findings), described(findings));
    const passed = findings.filter(({ verdict }) => verdict === "PASS").length;
    const skipped = findings.filter(({ verdict }) => verdict === "SKIPPED").map(({ check }) => check);
    return `${passed} checks are PASS, SKIPPED are ${skipped.join(", ") || "none"}`;
  },

  "diagnose-clock": (visit) => found(visit, "diagnose-clock", "clock", "clock FAIL CLOCK_WRONG"),

  "diagnose-no-token": (visit) => found(visit, "diagnose-no-token", "no-token", "token-present FAIL TOKEN_ABSENT"),

  "diagnose-not-enrolled": (visit) =>
    found(visit, "diagnose-not-enrolled", "not-enrolled", "enrolment FAIL CERTIFICATE_NOT_AUTHORISED"),

  "diagnose-name-mismatch": (visit) =>
    found(visit, "diagnose-name-mismatch", "name-mismatch", "subject-match FAIL SUBJECT_MISMATCH"),

  "expiry-told": async (visit) => {
    const { stage, browser } = visit;
    try {
      const finding = await found(
        visit,
        "expiry-found",
        "certificate-ending",
        "certificate-validity WARN CERTIFICATE_EXPIRES_SOON",
      );
      await stage.portal.makeFaults("certificate-ending");
      const popup = await Popup.open(browser, stage.portal.ready.extensionId, stage.portal.ready.url);
      const inPopup = await popup.page.locator("#renewal").innerText();
      await popup.page.close();
      await visit.portal.go("/");
      const accepted = await visit.login("expiry-told", "SM2SM3", 0);
      // A page is told of a certificate by a login alone.
      const inPage = await visit.portal.page.locator("signing-helper-status [part=renewal]").innerText();
      const said = `popup: ${inPopup}; page: ${inPage}`.replace(/\s+/g, " ");
      expect(
        [inPopup, inPage].every((text) => text.includes("12 天")),
        said,
      );
      return `${finding}; ${said}; the window shows it and goes on: ${accepted}`;
    } finally {
      await stage.portal.makeFaults();
    }
  },

  "revoked-refused-before-pin": revokedRefusedBeforePin,
} satisfies Record<string, Step>;

/** The diagnosis within the main job. */
export const MAIN_DIAGNOSIS_STEPS = only(DIAGNOSIS_STEPS, ["diagnose-clean", "diagnose-clock"]);

/** Every finding that is neither PASS nor SKIPPED is this one, and none is left once the fault is mended. */
async function found(visit: Visit, name: string, fault: Fault, expected: string): Promise<string> {
  const page = await FaultsPage.in(visit.portal);
  try {
    const findings = await page.make(fault);
    await page.scrollToFindings();
    await visit.takePicture(name);
    const seen = new Set(problems(findings));
    expect(seen.size === 1 && seen.has(expected), described(findings));
    const [problem] = findings;
    expect(problem?.text.includes(problem.code) === true, `the page shows: ${problem?.text ?? "nothing"}`);
    const mended = await page.mend(fault);
    expect(isClean(mended), `mended, but ${described(mended)}`);
    return `${expected}, shown as “${problem?.title ?? ""}”; mended: clean`;
  } finally {
    await visit.stage.portal.makeFaults();
  }
}

function described(findings: readonly ShownFinding[]): string {
  return problems(findings).join("; ") || "no problem";
}
