package signinghelper.formats.verification;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Validation report as it is laid out for people in one language: terminal, page and window show the same rows.
 *
 * @param verdict one sentence with the reason
 * @param parts first the file with the check, then each signature
 */
public record ReportSheet(Indication indication, String verdict, List<Part> parts) {

    /**
     * Part with a heading.
     *
     * @param rows for everybody
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
        parts.add(new OriginRows(words, findings).part(origin, report));
        report.signatures().forEach(each -> parts.add(new SignatureRows(words, findings, each).part()));
        var name = origin == null ? words.label("document") : origin.file().name();
        return new ReportSheet(report.indication(), verdict(report, name, words, findings), parts);
    }

    private static String verdict(ReportDocument report, String name, ReportWords words, FindingLines findings) {
        var count = report.signatures().size();
        return Stream.concat(
                        Stream.of(report.remarks()),
                        report.signatures().stream().map(ReportDocument.Signature::findings))
                .flatMap(each -> findings.decisive(each).stream())
                .max(Comparator.comparing(FindingLines.Decisive::severity))
                .map(reason -> words.label("verdict.because", name, words.of(report.indication()), reason.text()))
                .orElseGet(() -> words.label("verdict.of", name, words.of(report.indication()), count));
    }
}
