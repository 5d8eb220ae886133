package signinghelper.support;

/** Report as a single self-contained page: without scripts, pictures and external resources, in light and dark. */
final class ReportPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 1rem/1.6 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
            h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 1.5rem 0 0.25rem; }
            p { margin: 0; white-space: pre-wrap; }
            </style>
            </head>
            <body>
            """;

    private ReportPage() {}

    static String of(SupportReport report) {
        var text = new ReportText(report);
        var page = new StringBuilder(HEAD.formatted(escaped(text.title())));
        var level = "h1";
        for (var section : text.sections()) {
            page.append('<').append(level).append('>').append(escaped(section.heading()));
            page.append("</").append(level).append(">\n");
            section.lines()
                    .forEach(line -> page.append("<p>").append(escaped(line)).append("</p>\n"));
            level = "h2";
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
