package signinghelper.formats.verification;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Validation report as it is laid out for people in one language: terminal, page and window show the same rows.
 *
 * @param verdict one sentence with the reason
 * @param reason what decides a verdict other than {@code TOTAL_PASSED}; null where no finding does
 * @param parts first the file, then each signature, and last the basis of the verdict, for an auditor
 */
public record ReportSheet(
        Indication indication, String verdict, @Nullable String reason, List<Part> parts) {

    /**
     * Part with a heading.
     *
     * @param rows for everybody; a signature's first one is its verdict
     * @param details for an auditor: names of parts, numbers of objects, codes
     */
    public record Part(String heading, List<Row> rows, List<Row> details) {}

    /**
     * Label with what it says.
     *
     * @param lines at least one
     * @param image null without one
     */
    public record Row(
            String label, List<Line> lines, @Nullable Image image) {
        static Row of(String label, String text) {
            return of(label, List.of(new Line(text, null)));
        }

        static Row of(String label, List<Line> lines) {
            return new Row(label, lines, null);
        }
    }

    /**
     * Line of a row.
     *
     * @param severity of the finding; null for a plain fact
     */
    public record Line(String text, @Nullable Severity severity) {}

    /**
     * Picture within the document.
     *
     * @param type such as {@code png} or {@code ofd}
     * @param data Base64
     */
    public record Image(String type, String data) {}

    /** Lays a report out in the language of {@code words}. */
    public static ReportSheet of(ReportDocument report, ReportWords words) {
        var findings = new FindingLines(words);
        var parts = new ArrayList<Part>();
        var origin = report.origin();
        var ofFile = new OriginRows(words, findings);
        parts.add(ofFile.part(origin, report));
        report.signatures().forEach(each -> parts.add(new SignatureRows(words, findings, each).part()));
        parts.add(ofFile.basis(origin, report));
        var name = origin == null || origin.file().name().isEmpty()
                ? words.label("document")
                : origin.file().name();
        var indication = words.of(report.indication());
        var reason = reason(report, findings);
        var verdict = reason.map(because -> words.label("verdict.because", name, indication, because))
                .orElseGet(() -> words.label(
                        "verdict.of", name, indication, report.signatures().size()));
        return new ReportSheet(report.indication(), verdict, reason.orElse(null), parts);
    }

    private static Optional<String> reason(ReportDocument report, FindingLines findings) {
        return Stream.concat(
                        Stream.of(report.remarks()),
                        report.signatures().stream().map(ReportDocument.Signature::findings))
                .flatMap(each -> findings.decisive(each).stream())
                .max(Comparator.comparing(FindingLines.Decisive::severity))
                .map(FindingLines.Decisive::text);
    }
}
