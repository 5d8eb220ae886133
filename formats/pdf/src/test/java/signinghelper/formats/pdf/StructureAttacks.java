package signinghelper.formats.pdf;

import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static signinghelper.formats.pdf.RawUpdate.body;
import static signinghelper.formats.pdf.RawUpdate.latin;
import static signinghelper.formats.pdf.RawUpdate.number;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Updates that need no preparation: what a section lists is in order, and readers that mend the file find something else. */
final class StructureAttacks {
    static final String OTHER_PICTURE = "1 0 0 rg 0 0 600 800 re f";

    private final byte[] pdf;
    private final int content;

    private StructureAttacks(byte[] pdf) {
        this.pdf = pdf;
        this.content = number(pdf, "/FlateDecode");
    }

    static List<Attack> all() throws Exception {
        return new StructureAttacks(signed()).list();
    }

    /** Returns the document that all attacks are made of. */
    static byte[] signed() throws Exception {
        return PdfBoxSigner.of(HOLDER).sign(TestPdf.plain());
    }

    private List<Attack> list() throws Exception {
        var attacks = new ArrayList<Attack>();
        attacks.add(unexplained(
                "object in no section",
                update().raw(object()).object(90, "null").end()));
        attacks.add(unexplained(
                "object in no section, version leads nowhere", broken(update().raw(object()), "/Version 900 0 R")));
        attacks.add(unexplained(
                "object in no section, extensions lead nowhere",
                broken(update().raw(object()), "/Extensions 900 0 R")));
        attacks.add(unexplained("version leads nowhere", broken(update(), "/Version 900 0 R")));
        attacks.add(unexplained(
                "extensions lead nowhere",
                catalog(update(), "/Extensions 900 0 R").end()));
        attacks.add(unexplained(
                "object within metadata",
                catalog(update().stream(92, "<x:xmpmeta>\n" + object() + "</x:xmpmeta>"), "/Metadata 92 0 R")
                        .end()));
        attacks.add(unexplained(
                "object within a proof",
                catalog(update().stream(92, "\n" + object()).object(93, "<< /Certs [92 0 R] >>"), "/DSS 93 0 R")
                        .end()));
        attacks.add(unexplained(
                "trailer within a proof",
                catalog(
                                update().object(91, body(pdf, 1)).stream(92, "\ntrailer\n<< /Root 91 0 R >>\n")
                                        .object(93, "<< /Certs [92 0 R] >>"),
                                "/DSS 93 0 R")
                        .end()));
        attacks.add(
                unexplained("second catalog", update().object(91, body(pdf, 1)).end()));
        attacks.add(unexplained("free in the table, there in the stream beside it", freeAndThere()));
        attacks.add(unexplained("free, and used by what was added", freeAndUsed()));
        attacks.add(unexplained("entry leads into the octets of an earlier revision", entryOfEarlier()));
        attacks.add(unexplained("size below the numbers of objects", sizeTooSmall()));
        attacks.add(unexplained("object stream with more than is listed", streamWithMore()));
        attacks.add(unexplained("size that cannot be believed", trailer("/Size \\d+", "/Size 99999999")));
        attacks.add(unexplained("size with a fraction", trailer("/Size (\\d+)", "/Size $1.5")));
        attacks.add(unexplained("size as a decimal number", trailer("/Size (\\d+)", "/Size $1.0")));
        attacks.add(unexplained("place of the previous section with a sign", trailer("/Prev (\\d+)", "/Prev +$1")));
        attacks.add(unexplained("comment in front of a table", section("xref", "%\nxref")));
        attacks.add(unexplained("comment within a table", section("xref\n", "xref %\n")));
        attacks.add(unexplained("comment in a table's trailer", section("trailer", "%\ntrailer")));
        attacks.add(unexplained("table with a tab", section("00000 n \n", "00000\tn \n")));
        attacks.add(unexplained("comment behind startxref", section("startxref", "startxref %")));
        attacks.add(unexplained("comment in an object's head", section("90 0 obj", "90 %\n0 obj")));
        attacks.add(unexplained("head of a subsection in two lines", section("90 1\\s", "90\n1\n")));
        attacks.add(unexplained("empty subsection of a large number", section("xref\n", "xref\n99999999 0\n")));
        attacks.add(
                unexplained("number of many digits in a trailer", trailer("/Size", "/A " + "9".repeat(99) + " /Size")));
        attacks.add(unexplained("stream's widths as decimals", sectionWith("[1 3 1]", "[1 3. 1]")));
        attacks.add(unexplained("stream's index of odd length", sectionWith("90 1]", "90 1 7]")));
        attacks.add(unexplained("stream's empty range", sectionWith("90 1]", "90 1 99999999 0]")));
        attacks.add(unexplained("stream with a filter that is null", sectionWith("/Length", "/Filter null /Length")));
        attacks.add(unexplained("size of an update that another corrects", sizeCorrected()));
        attacks.add(malformed("entry of an unknown type", sectionWith(content, 3)));
        attacks.add(malformed("entry of an object whose number is too large", sectionWith((1L << 32) + content, 1)));
        attacks.add(malformed("entry of a large generation", largeGeneration()));
        attacks.add(malformed(
                "stream with a section beside", sectionWith("/Length", "/XRefStm " + pdf.length + " /Length")));
        attacks.add(unexplained("table without a subsection", update().end()));
        attacks.add(unexplained("linearized for its later length", linearized()));
        return attacks;
    }

    private static Attack unexplained(String name, byte[] attacked) {
        return new Attack(name, attacked, "Signature1", Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
    }

    private static Attack malformed(String name, byte[] attacked) {
        return new Attack(name, attacked, "", Indication.INDETERMINATE, Code.MALFORMED);
    }

    /** An update that is no more than its section, spelled otherwise. */
    private byte[] sectionWith(String part, String other) {
        var at = pdf.length;
        var entry = "\1" + place(at) + "\0";
        var before = latin(pdf).replaceAll("(?s).*startxref\\s+(\\d+).*", "$1");
        var keys =
                "<< /Type /XRef /W [1 3 1] /Index [90 1] /Size 91 /Root 1 0 R /Prev %s /Length 5 >>".formatted(before);
        return update().raw("90 0 obj\n" + keys.replace(part, other) + "\nstream\n" + entry + "\nendstream\nendobj\n")
                .raw("startxref\n" + at + "\n%%EOF\n")
                .withoutSection();
    }

    private byte[] sizeCorrected() {
        var first = latin(update().object(90, "null").end()).replaceFirst("(?s)(.*/Size )\\d+", "$18388610");
        var second = latin(RawUpdate.of(first.getBytes(StandardCharsets.ISO_8859_1))
                .object(91, "null")
                .end());
        return second.replaceFirst("(?s)(.*/Size )\\d+", "$192").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Programs leave out an entry that they do not know, or take its number for a smaller one. */
    private byte[] sectionWith(long number, int type) {
        var at = pdf.length;
        var place = place(at);
        var entries = (char) type + place + "\0" + (char) 1 + place + "\0";
        var before = latin(pdf).replaceAll("(?s).*startxref\\s+(\\d+).*", "$1");
        var section =
                "90 0 obj\n<< /Type /XRef /W [1 3 1] /Index [%d 1 90 1] /Size 91 /Root 1 0 R /Prev %s /Length 10 >>"
                        .formatted(number, before);
        return update().raw(section + "\nstream\n" + entries + "\nendstream\nendobj\nstartxref\n" + at + "\n%%EOF\n")
                .withoutSection();
    }

    /** Some programs read no such number, and mend the file. */
    private byte[] largeGeneration() {
        var unused = "89 65536 obj\nnull\nendobj\n";
        var at = pdf.length + unused.length();
        var entries = "\1" + place(pdf.length) + "\1\0\0" + "\1" + place(at) + "\0\0\0";
        var before = latin(pdf).replaceAll("(?s).*startxref\\s+(\\d+).*", "$1");
        var section =
                "90 0 obj\n<< /Type /XRef /W [1 3 3] /Index [89 2] /Size 91 /Root 1 0 R /Prev %s /Length 14 >>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n";
        return update().raw(unused + section.formatted(before, entries, at)).withoutSection();
    }

    private static String place(int number) {
        return "" + (char) (number >> 16 & 0xFF) + (char) (number >> 8 & 0xFF) + (char) (number & 0xFF);
    }

    private RawUpdate update() {
        return RawUpdate.of(pdf);
    }

    private String object() {
        return "%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n"
                .formatted(content, OTHER_PICTURE.length(), OTHER_PICTURE);
    }

    private RawUpdate catalog(RawUpdate update, String entry) {
        return update.object(
                1, body(pdf, 1).replaceFirst("/Version /[0-9.]+", "").replaceFirst("<<", "<< " + entry));
    }

    private byte[] broken(RawUpdate update, String entry) {
        return catalog(update, entry).entry(900, 999_999_999).end();
    }

    /** The table calls the page's content free; the stream beside it names its old place. */
    private byte[] freeAndThere() {
        var update = update();
        var offset = latin(pdf).indexOf("\n" + content + " 0 obj") + 1;
        var at = update.withoutSection().length;
        var entry = new String(
                new byte[] {1, (byte) (offset >> 16), (byte) (offset >> 8), (byte) offset, 0},
                StandardCharsets.ISO_8859_1);
        var dictionary = "<< /Type /XRef /W [1 3 1] /Index [%d 1] /Size 91 /Root 1 0 R /Length 5 >>".formatted(content);
        return update.raw("90 0 obj\n" + dictionary + "\nstream\n" + entry + "\nendstream\nendobj\n")
                .free(content)
                .end("/XRefStm " + at);
    }

    private byte[] freeAndUsed() {
        var once = update().stream(92, "a certificate").end();
        return catalog(RawUpdate.of(once).object(93, "<< /Certs [92 0 R] >>"), "/DSS 93 0 R")
                .free(92)
                .end();
    }

    /** Both revisions are proofs alone; the older of two certificates comes back by the entry. */
    private byte[] entryOfEarlier() {
        var once = catalog(update().stream(92, "a certificate").object(93, "<< /Certs [92 0 R] >>"), "/DSS 93 0 R")
                .end();
        var twice = RawUpdate.of(once).stream(92, "another certificate").end();
        return RawUpdate.of(twice)
                .entry(92, latin(once).indexOf("\n92 0 obj") + 1)
                .end();
    }

    private byte[] sizeTooSmall() {
        return trailer("/Size \\d+", "/Size 2");
    }

    /** Programs that give up at the section of an update mend the file, and find drafts from before it was signed. */
    private byte[] section(String part, String other) {
        var update = latin(update().object(90, "null").end()).substring(pdf.length);
        var changed = update.replaceFirst(part, other);
        var start = changed.indexOf(other.contains("xref") && other.startsWith("%") ? "%" : "xref");
        changed = changed.replaceFirst("startxref(\\s+%?\\s*)\\d+", "startxref$1" + (pdf.length + start));
        return (latin(pdf) + changed).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A small update whose trailer says something else. */
    private byte[] trailer(String entry, String other) {
        var update = latin(update().object(90, "null").end());
        var last = update.lastIndexOf("trailer");
        return (update.substring(0, last) + update.substring(last).replaceFirst(entry, other))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Programs read the section at the front as soon as the file has the length that the mark says. */
    private static byte[] linearized() throws Exception {
        var front = """
                %PDF-1.7
                80 0 obj
                << /Linearized 1 /L 99999 /O 3 /E 9 /N 1 /T 9 /H [9 9] >>
                endobj
                xref
                0 1
                0000000000 65535 f\s
                trailer
                << /Size 81 /Root 1 0 R >>
                startxref
                0
                %%EOF
                """;
        var end = "xref\n0 0\ntrailer\n<< /Size 81 /Root 1 0 R >>\nstartxref\n" + front.length() + "\n%%EOF\n";
        var plain = RawUpdate.of((front + end).getBytes(StandardCharsets.ISO_8859_1))
                .object(1, "<< /Type /Catalog /Pages 2 0 R >>")
                .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>")
                .end();
        return RawUpdate.of(PdfBoxSigner.of(HOLDER).sign(plain)).raw("\n").withoutSection();
    }

    /** Object streams are found by readers that mend the file, and all that is in them. */
    private byte[] streamWithMore() {
        var more = content + " 0 ";
        return update().object(
                        90,
                        "<< /Type /ObjStm /N 1 /First %d /Length %d >>\nstream\n%snull\nendstream"
                                .formatted(more.length(), more.length() + 4, more))
                .end();
    }
}
