package signinghelper.window.history;

import signinghelper.guidance.VisibleText;
import signinghelper.history.HistoryEntry;

import java.util.List;

/** The history as one self-contained page to print: no scripts, nothing from elsewhere. */
final class HistoryPrint {
    private static final String HEAD = """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>%s</title>
            <style>
            body { font: 15px/1.6 system-ui, sans-serif; max-width: 50em; margin: 2em auto; overflow-wrap: anywhere }
            table { border-collapse: collapse; width: 100%%; margin-bottom: 1em } tr { break-inside: avoid }
            th, td { text-align: left; vertical-align: top; padding: .2em .6em .2em 0; border-top: 1px solid }
            th { width: 9em; font-weight: normal }
            @page { margin: 18mm } @media print { body { margin: 0; max-width: none } }
            </style>
            </head>
            <body>
            <h1>%s</h1>
            """;

    private HistoryPrint() {}

    static String of(List<HistoryEntry> entries, HistoryTexts texts) {
        var title = escaped(texts.words().get("history.heading"));
        var page = new StringBuilder(HEAD.formatted(texts.words().get("history.language"), title, title));
        for (var entry : entries) {
            page.append("<table>\n");
            texts.facts(entry).forEach(fact -> row(page, fact.label(), fact.value()));
            entry.documents()
                    .forEach(document ->
                            row(page, texts.words().get("history.fact.document"), texts.document(document)));
            page.append("</table>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static void row(StringBuilder page, String label, String value) {
        page.append("<tr><th>").append(escaped(label)).append("</th><td>");
        page.append(escaped(value)).append("</td></tr>\n");
    }

    private static String escaped(String text) {
        return VisibleText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
