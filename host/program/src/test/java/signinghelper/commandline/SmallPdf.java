package signinghelper.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** PDF whose pages show one line of text. */
final class SmallPdf {
    private static final Pattern SECTION = Pattern.compile("startxref\\s+(\\d+)");
    private static final Pattern SIZE = Pattern.compile("/Size (\\d+)");
    private static final Pattern PAGE = Pattern.compile("3 0 obj\\s(.*?)endobj", Pattern.DOTALL);

    private SmallPdf() {}

    static String of(String text) {
        return of(text, 1);
    }

    static String of(String text, int pages) {
        var content = "BT /F1 24 Tf 72 720 Td (" + text + ") Tj ET";
        var page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                + "/Resources << /Font << /F1 5 0 R >> >> >>";
        var kids = new StringBuilder("3 0 R");
        var objects = new ArrayList<>(List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "",
                page,
                "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"));
        while (objects.size() < 4 + pages) {
            objects.add(page);
            kids.append(' ').append(objects.size()).append(" 0 R");
        }
        objects.set(1, "<< /Type /Pages /Kids [" + kids + "] /Count " + pages + " >>");
        var file = new StringBuilder("%PDF-1.7\n");
        var table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        for (var number = 1; number <= objects.size(); number++) {
            table.append(entry(file.length()));
            file.append(number)
                    .append(" 0 obj\n")
                    .append(objects.get(number - 1))
                    .append("\nendobj\n");
        }
        var start = file.length();
        return file.append(table) + "trailer\n<< /Size " + (objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + start
                + "\n%%EOF\n";
    }

    /** Adds an update with an annotation on the page. */
    static String annotated(String signed) {
        var number = last(SIZE, signed);
        var page = last(PAGE, signed).strip();
        var note = number + " 0 R";
        var annots = page.contains("/Annots")
                ? page.replaceFirst("/Annots *\\[", "/Annots [" + note + " ")
                : page.substring(0, page.length() - 2) + "/Annots [" + note + "] >>";
        var file = new StringBuilder(signed);
        var first = file.length();
        file.append("3 0 obj\n").append(annots).append("\nendobj\n");
        var second = file.length();
        file.append(number).append(" 0 obj\n<< /Type /Annot /Subtype /Text /Rect [10 10 40 40] ");
        file.append("/Contents (later) >>\nendobj\n");
        var start = file.length();
        var root = last(Pattern.compile("/Root (\\d+ 0 R)"), signed);
        return file + "xref\n3 1\n" + entry(first) + number + " 1\n" + entry(second) + "trailer\n<< /Size "
                + (Integer.parseInt(number) + 1) + " /Root " + root + " /Prev " + last(SECTION, signed)
                + " >>\nstartxref\n" + start + "\n%%EOF\n";
    }

    private static String entry(int offset) {
        return String.format(Locale.ROOT, "%010d 00000 n \n", offset);
    }

    private static String last(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .reduce((one, other) -> other)
                .orElseThrow()
                .group(1);
    }
}
