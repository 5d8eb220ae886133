package signinghelper.commandline;

import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.ReportDocument;
import signinghelper.formats.verification.ReportSheet;
import signinghelper.formats.verification.ReportSheet.Row;
import signinghelper.formats.verification.ReportWords;

import java.util.List;

/** Lines of a validation report at the terminal: the verdict first, then the file and each signature. */
final class ReportLines {
    private final Console console;
    private final ReportWords words;

    ReportLines(Console console) {
        this.console = console;
        this.words = new ReportWords(console.language().locale());
    }

    void print(ReportDocument report) {
        var sheet = ReportSheet.of(report, words);
        console.line(sheet.verdict());
        for (var part : sheet.parts()) {
            console.line("  " + part.heading());
            print("    ", part.rows());
            if (!part.details().isEmpty()) {
                console.line("    " + words.label("details"));
                print("      ", part.details());
            }
        }
        if (isMakerOpen(report)) {
            console.line("  " + console.words().get("verify.seals"));
        }
    }

    private static boolean isMakerOpen(ReportDocument report) {
        return report.signatures().stream()
                .flatMap(signature -> signature.findings().stream())
                .anyMatch(finding -> finding.code() == Code.SEAL_MAKER_NOT_CHECKED);
    }

    private void print(String indent, List<Row> rows) {
        for (var row : rows) {
            var lines = row.lines();
            console.line(indent
                    + console.words()
                            .get("verify.field", row.label(), lines.get(0).text()));
            lines.stream().skip(1).forEach(line -> console.line(indent + "  " + line.text()));
        }
    }
}
