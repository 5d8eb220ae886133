package signinghelper.work;

import signinghelper.formats.verification.ReportDocument;
import signinghelper.formats.verification.ReportSheet;
import signinghelper.formats.verification.ReportSheet.Image;
import signinghelper.formats.verification.ReportSheet.Line;
import signinghelper.formats.verification.ReportSheet.Part;
import signinghelper.formats.verification.ReportSheet.Row;
import signinghelper.formats.verification.ReportWords;
import signinghelper.guidance.Language;
import signinghelper.guidance.VisibleText;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Validation report as one HTML page to print, in Chinese with English beside it. It loads nothing and runs nothing. */
public final class ReportPage {
    private static final Set<String> SHOWN_PICTURES = Set.of("png", "jpg", "jpeg", "gif", "bmp");

    private static final String STYLE = """
            :root { color-scheme: light dark; --text: #1a1a1a; --paper: #fff; --soft: #595959; --line: #ccc;
                    --good: #11632f; --open: #7a4b00; --bad: #a01c1c }
            body { font: 11pt/1.5 sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: var(--text);
                   background: var(--paper); overflow-wrap: anywhere }
            h1 { font-size: 1.5em } h2 { font-size: 1.15em; margin-top: 2em; break-after: avoid }
            h3 { font-size: 1em; margin: 1em 0 .3em; color: var(--soft); break-after: avoid }
            table { border-collapse: collapse; width: 100% } tr { break-inside: avoid }
            th, td { text-align: left; vertical-align: top; padding: .3em .6em .3em 0; border-top: 1px solid var(--line) }
            th { width: 11em; font-weight: normal; color: var(--soft) } small { color: var(--soft); display: block }
            .verdict { font-size: 1.2em; font-weight: bold } .details { font-size: .85em }
            .TOTAL_PASSED { color: var(--good) } .TOTAL_FAILED, .FAILED { color: var(--bad) }
            .INDETERMINATE, .UNDECIDED { color: var(--open) } img { max-height: 30mm; max-width: 100%; background: #fff }
            @media (max-width: 34em) { th, td { display: block; width: auto } td { border-top: 0; padding-top: 0 } }
            @media screen and (prefers-color-scheme: dark) { :root { --text: #e6e6e6; --paper: #1c1c1c; --soft: #adadad;
                    --line: #4a4a4a; --good: #6fcf8e; --open: #f0b354; --bad: #ff8f85 } }
            @page { margin: 18mm } @media print { body { margin: 0; max-width: none } }
            """;

    private final ReportWords chinese = new ReportWords(Language.CHINESE.locale());
    private final ReportWords english = new ReportWords(Language.ENGLISH.locale());
    private final StringBuilder html = new StringBuilder();

    private ReportPage() {}

    /** Writes the page. */
    public static String of(ReportDocument report) {
        return new ReportPage().write(report);
    }

    private String write(ReportDocument report) {
        var sheet = ReportSheet.of(report, chinese);
        var beside = ReportSheet.of(report, english);
        html.append("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(escaped(chinese.label("title")))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        element("h1", "", both(chinese.label("title"), english.label("title")));
        element("p", "verdict " + sheet.indication(), both(sheet.verdict(), beside.verdict()));
        for (var at = 0; at < sheet.parts().size(); at++) {
            part(sheet.parts().get(at), beside.parts().get(at));
        }
        return html.append("</body>\n</html>\n").toString();
    }

    private void part(Part part, Part beside) {
        element("h2", "", both(part.heading(), beside.heading()));
        table("", part.rows(), beside.rows());
        if (!part.details().isEmpty()) {
            element("h3", "", both(chinese.label("details"), english.label("details")));
            table("details", part.details(), beside.details());
        }
    }

    private void table(String style, List<Row> rows, List<Row> beside) {
        var all = new StringBuilder();
        for (var at = 0; at < rows.size(); at++) {
            all.append(row(rows.get(at), beside.get(at)));
        }
        element("table", style, all.toString());
    }

    private static String row(Row row, Row beside) {
        var lines = new StringBuilder();
        for (var at = 0; at < row.lines().size(); at++) {
            lines.append(line(row.lines().get(at), beside.lines().get(at)));
        }
        var image = row.image() == null ? "" : image(row.image());
        return "<tr><th>" + both(row.label(), beside.label()) + "</th><td>" + lines + image + "</td></tr>\n";
    }

    private static String line(Line line, Line beside) {
        var style = line.severity() == null ? "" : " class=\"" + line.severity() + "\"";
        return "<div" + style + ">" + both(line.text(), beside.text()) + "</div>";
    }

    private static String image(Image image) {
        var type = image.type().toLowerCase(Locale.ROOT);
        return SHOWN_PICTURES.contains(type)
                ? "<img alt=\"\" src=\"data:image/" + type.replace("jpg", "jpeg") + ";base64," + image.data() + "\">"
                : "";
    }

    private void element(String name, String style, String content) {
        html.append('<').append(name);
        if (!style.isEmpty()) {
            html.append(" class=\"").append(style).append('"');
        }
        html.append('>').append(content).append("</").append(name).append(">\n");
    }

    /** Writes a text in both languages, or once where it is the same in both. */
    private static String both(String text, String beside) {
        return text.equals(beside)
                ? escaped(text)
                : escaped(text) + "<small lang=\"en\">" + escaped(beside) + "</small>";
    }

    private static String escaped(String text) {
        return VisibleText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
