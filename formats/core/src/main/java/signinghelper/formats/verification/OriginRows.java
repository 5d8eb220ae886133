package signinghelper.formats.verification;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.verification.ReportSheet.Line;
import signinghelper.formats.verification.ReportSheet.Part;
import signinghelper.formats.verification.ReportSheet.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows about a file, and about how its verdict came about. */
final class OriginRows {
    private final ReportWords words;
    private final FindingLines findings;

    OriginRows(ReportWords words, FindingLines findings) {
        this.words = words;
        this.findings = findings;
    }

    Part part(@Nullable ReportOrigin origin, ReportDocument report) {
        var rows = new ArrayList<Row>();
        if (origin != null) {
            rows.addAll(rows(origin));
        }
        if (!report.remarks().isEmpty()) {
            rows.add(Row.of(words.label("remarks"), findings.grouped(report.remarks())));
        }
        return new Part(words.label("check"), rows, List.of());
    }

    Part basis(@Nullable ReportOrigin origin, ReportDocument report) {
        var rows = new ArrayList<Row>();
        if (!report.remarks().isEmpty()) {
            rows.add(Row.of(words.label("findings"), findings.detailed(report.remarks())));
        }
        if (!report.format().isEmpty()) {
            rows.add(Row.of(words.label("format"), report.format()));
        }
        if (origin != null) {
            rows.addAll(basis(origin));
        }
        return new Part(words.label("basis"), rows, List.of());
    }

    private List<Row> rows(ReportOrigin origin) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(words.label("file"), file(origin.file())));
        if (origin.content() != null) {
            rows.add(Row.of(words.label("content"), file(origin.content())));
        }
        rows.add(Row.of(words.label("verified"), words.readable(origin.verified())));
        if (origin.asOf() != null) {
            rows.add(Row.of(words.label("asOf"), words.readable(origin.asOf())));
        }
        return rows;
    }

    private List<Line> file(ReportOrigin.File file) {
        return Stream.of(
                        file.name(),
                        words.label("size", String.valueOf(file.size())),
                        words.label("sha256", file.sha256()))
                .filter(text -> !text.isEmpty())
                .map(text -> new Line(text, null))
                .toList();
    }

    private List<Row> basis(ReportOrigin origin) {
        return List.of(
                Row.of(words.label("anchors"), anchors(origin.anchors())),
                Row.of(
                        words.label("revocation"),
                        words.label(origin.revocationAsked() ? "revocation.asked" : "revocation.not")),
                Row.of(words.label("forms"), names(origin.forms())),
                Row.of(words.label("deviations"), names(origin.deviations())),
                Row.of(words.label("program"), origin.program()));
    }

    private List<Line> anchors(List<ReportOrigin.Anchor> anchors) {
        return anchors.isEmpty()
                ? List.of(new Line(words.label("none"), null))
                : anchors.stream()
                        .map(each -> words.label(
                                "anchor", words.label("role." + each.role()), each.holder(), each.fingerprint()))
                        .map(text -> new Line(text, null))
                        .toList();
    }

    /** Names are those of the JSON, with what they mean. */
    private String names(List<String> names) {
        return names.isEmpty()
                ? words.label("none")
                : names.stream()
                        .map(each -> words.label("named", words.readable(each), each))
                        .collect(Collectors.joining(words.label("and.further")));
    }
}
