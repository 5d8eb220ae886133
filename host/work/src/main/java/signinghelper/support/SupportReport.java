package signinghelper.support;

import org.jspecify.annotations.Nullable;
import signinghelper.check.Verdict;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Guidance;

import java.util.List;
import java.util.Map;

/**
 * Report for a support desk: the content of {@code report.json}, and the source of the readable report. Contains only
 * data that {@link Redaction} and {@link LogTemplates} allow.
 *
 * @param created ISO 8601, UTC
 * @param profile null when no valid profile exists
 * @param certificates DER in Base64; empty unless the user added them
 */
public record SupportReport(
        String created,
        ProgramVersions versions,
        SupportMaterial.@Nullable ProfileVersion profile,
        List<ReportedFinding> findings,
        List<ReportedRepair> repairs,
        LogExcerpt log,
        List<String> certificates) {

    /**
     * A finding.
     *
     * @param words by language tag
     */
    public record ReportedFinding(
            String check,
            Verdict verdict,
            @Nullable ErrorCode code,
            Map<String, Words> words,
            List<ReportedEvidence> evidence) {}

    /** Name of a finding, and its text; null when nothing is wrong. */
    public record Words(String name, @Nullable Guidance guidance) {}

    /**
     * Reported observation.
     *
     * @param value null when it is left out
     */
    public record ReportedEvidence(String name, @Nullable String value) {}

    /** Run of a repair. Its changes are only counted, because their descriptions are free text. */
    public record ReportedRepair(String repair, String began, int changes, boolean finished, boolean undone) {}

    public SupportReport {
        findings = List.copyOf(findings);
        repairs = List.copyOf(repairs);
        certificates = List.copyOf(certificates);
    }
}
