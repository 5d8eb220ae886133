package signinghelper.formats.pdf;

import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static signinghelper.formats.pdf.Verdict.HOLDER;

/** Documents with a cross-reference stream, whose objects some programs find elsewhere once they mend the file. */
final class StreamAttacks {
    private static final String SHOWN = "BT /F 18 Tf 20 150 Td (PAY %s) Tj ET";
    private static final String PAGE =
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 20 0 R /Annots [5 0 R]"
                    + " /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> %s >>";
    private static final String FIELD =
            "<< /FT /Sig /T (x) /Type /Annot /Subtype /Widget /F 132 /P 3 0 R /Rect [0 0 0 0] /V 6 0 R >>";

    private final RawSignature signature;

    private StreamAttacks() throws Exception {
        this.signature = new RawSignature(HOLDER);
    }

    static List<Attack> all() throws Exception {
        var attacks = new StreamAttacks();
        return List.of(
                open("table behind a stream, where an older object lies in the file", attacks.table()),
                open("object stream that is freed", attacks.freed()),
                open("object stream with a filter by another name", attacks.filter()),
                open("reference to nothing under another key", attacks.key()),
                open("table behind a stream, where objects lie in streams alone", attacks.lost()),
                open("stream behind a table, where objects lie in streams", attacks.found()),
                new Attack(
                        "table behind the stream of a second signature",
                        attacks.second(),
                        "y",
                        Indication.INDETERMINATE,
                        Code.UNEXPLAINED_LATER),
                twofold("section under the number of the page's content", attacks.section(20)),
                twofold("section under the number of the page", attacks.section(3)),
                twofold("section under the number 0", attacks.section(0)),
                twofold("section beside a table, under the number of the page's content", attacks.beside()),
                open("section under a number that the page names, and that is not there", attacks.missing()),
                open("size that reaches a number that is not there", attacks.size()),
                open("number that is not there becomes free", attacks.free()),
                open("section whose own number is beyond its size", attacks.section(200)),
                open("section of a later generation", attacks.later()),
                changed("older of two updates has a root of its own", attacks.root()),
                open("first of two sections without a size", attacks.sizes("")),
                open("first of two sections whose size is nothing", attacks.sizes("/Size 0")),
                open("section beside a table without a size", attacks.besideWithout()),
                open("size that was too small, and is right in the update", attacks.small()),
                open("stream behind a table", attacks.another()),
                changed("information of the page, in the first of two updates", attacks.information("3 0 R")),
                open("information within the trailer", attacks.information("<< >>")),
                twofold("signed section under the number of the page's content", attacks.signedSection()));
    }

    private static Attack open(String name, byte[] pdf) {
        return new Attack(name, pdf, "x", Indication.INDETERMINATE, Code.UNEXPLAINED_LATER);
    }

    private static Attack changed(String name, byte[] pdf) {
        return new Attack(name, pdf, "x", Indication.TOTAL_FAILED, Code.CHANGED_LATER);
    }

    private static Attack twofold(String name, byte[] pdf) {
        return new Attack(name, pdf, "x", Indication.INDETERMINATE, Code.READINGS_DIFFER);
    }

    private static String stream(String content) {
        return "<< /Length %d >>\nstream\n%s\nendstream".formatted(content.length(), content);
    }

    private Map<Integer, String> objects(String ofPage, String contents) {
        return new TreeMap<>(Map.of(
                1,
                "<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [5 0 R] >> >>",
                2,
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                3,
                PAGE.formatted(ofPage),
                5,
                FIELD,
                6,
                signature.dictionary(""),
                11,
                stream(SHOWN.formatted("900")),
                12,
                stream(SHOWN.formatted("100")),
                20,
                contents));
    }

    /** Writes a revision that ends with a cross-reference stream; an object of this number lies in object 10, unless it is 0. */
    private static byte[] revision(String before, Map<Integer, String> objects, int inStream) {
        var out = new StringBuilder(before);
        var entries = new TreeMap<Integer, String>();
        objects.forEach((number, body) -> {
            entries.put(number, entry(1, out.length()));
            out.append("%d 0 obj\n%s\nendobj\n".formatted(number, body));
        });
        if (inStream > 0) {
            entries.put(inStream, entry(2, 10));
        }
        var at = out.length();
        entries.put(60, entry(1, at));
        var index = new StringBuilder();
        entries.keySet().forEach(number -> index.append(number).append(" 1 "));
        var data = String.join("", entries.values());
        var previous =
                before.contains("startxref") ? "/Prev " + before.replaceAll("(?s).*startxref\\s+(\\d+).*", "$1") : "";
        out.append(
                ("60 0 obj\n<< /Type /XRef /W [1 4 1] /Size 61 /Root 1 0 R %s /Index [%s] /Length %d >>\nstream\n%s\nendstream"
                                + "\nendobj\nstartxref\n%d\n%%%%EOF\n")
                        .formatted(previous, index, data.length(), data, at));
        return out.toString().getBytes(ISO_8859_1);
    }

    private static String entry(int kind, int place) {
        var octets = new byte[] {
            (byte) kind, (byte) (place >> 24), (byte) (place >> 16), (byte) (place >> 8), (byte) place, 0
        };
        return new String(octets, ISO_8859_1);
    }

    /** An array with a reference lies in an object stream; as the page's content it was another one in the file before. */
    private byte[] drafted(String ofPage, String contents, int number) throws Exception {
        var draft = new String(revision("%PDF-1.7\n", objects(ofPage, contents), 0), ISO_8859_1);
        var within = number + " 0 [12 0 R]";
        var container = "<< /Type /ObjStm /N 1 /First 5 /Length %d >>\nstream\n%s\nendstream"
                .formatted(within.length(), within);
        return signature.sign(revision(draft, new TreeMap<>(Map.of(10, container)), number));
    }

    /** A stamp lies in an object stream, and nowhere else. */
    private Map<Integer, String> stamped() {
        var within = "21 0 << /Type /Annot /Subtype /Stamp /F 4 /Rect [20 80 200 120] /AP << /N 13 0 R >> >>";
        var objects = objects("/Group 40 0 R", "[12 0 R]");
        objects.put(3, PAGE.formatted("/Group 40 0 R").replace("[5 0 R]", "[5 0 R 21 0 R]"));
        objects.put(
                10,
                "<< /Type /ObjStm /N 1 /First 5 /Length %d >>\nstream\n%s\nendstream"
                        .formatted(within.length(), within));
        objects.put(13, stream(SHOWN.formatted("soon")).replaceFirst("<<", "<< /Subtype /Form /BBox [0 0 180 40]"));
        return objects;
    }

    private byte[] lost() throws Exception {
        return RawUpdate.of(signature.sign(revision("%PDF-1.7\n", stamped(), 21)))
                .object(70, "<< >>")
                .end();
    }

    private byte[] found() throws Exception {
        var table = RawUpdate.of(revision("%PDF-1.7\n", stamped(), 21))
                .object(30, "null")
                .end();
        var signed = new String(signature.sign(table), ISO_8859_1);
        return revision(signed, new TreeMap<>(Map.of(41, "<< >>")), 0);
    }

    private byte[] second() throws Exception {
        var documents = new FormAttacks();
        var first = documents.document("", "/SigFlags 3", "/Annots [5 0 R]").stream(4, "")
                .end();
        var signed = documents.signature().sign(first);
        var container = "<< /Type /ObjStm /N 1 /First 5 /Length 9 >>\nstream\n21 0 null\nendstream";
        var update = new TreeMap<>(Map.of(
                1,
                RawUpdate.body(signed, 1).replace("[5 0 R ", "[5 0 R 8 0 R "),
                7,
                signature.dictionary(""),
                8,
                FormAttacks.SECOND.formatted("/Rect [0 0 0 0] /V 7 0 R"),
                10,
                container));
        var twice = signature.sign(revision(new String(signed, ISO_8859_1), update, 21));
        return RawUpdate.of(twice).object(70, "<< >>").end();
    }

    /** Writes a section that lists nothing but a free object. */
    private static String sectionOf(int number, int free, String keys) {
        return "%d 0 obj\n<< /Type /XRef /Size 120 /W [1 1 0] /Index [%d 1] /Length 2 %s >>\nstream\n\0\0\nendstream\nendobj\n"
                .formatted(number, free, keys);
    }

    private static byte[] withSection(byte[] pdf, int number) {
        return withFree(pdf, number, 100);
    }

    private static byte[] withFree(byte[] pdf, int number, int free) {
        var text = new String(pdf, ISO_8859_1);
        var previous = text.replaceAll("(?s).*startxref\\s+(\\d+).*", "$1");
        return (text + sectionOf(number, free, "/Root 1 0 R /Prev " + previous) + "startxref\n" + text.length()
                        + "\n%%EOF\n")
                .getBytes(ISO_8859_1);
    }

    /** Some programs take the keys of an inline picture in any stream. */
    private byte[] filter() throws Exception {
        var signed = signature.sign(revision("%PDF-1.7\n", objects("", "[12 0 R]"), 0));
        var container = "<< /Type /ObjStm /N 1 /First 5 /Length 9 /F /ASCIIHexDecode >>\nstream\n21 0 null\nendstream";
        return revision(new String(signed, ISO_8859_1), new TreeMap<>(Map.of(10, container)), 21);
    }

    private byte[] section(int number) throws Exception {
        return withSection(signature.sign(revision("%PDF-1.7\n", objects("", "[12 0 R]"), 0)), number);
    }

    private byte[] later() throws Exception {
        return new String(section(90), ISO_8859_1)
                .replace("90 0 obj", "90 65536 obj")
                .getBytes(ISO_8859_1);
    }

    /** Programs that mend a file may take a root of any trailer. */
    private byte[] root() throws Exception {
        var signed = signature.sign(revision("%PDF-1.7\n", objects("", "[12 0 R]"), 0));
        var update = new TreeMap<>(Map.of(
                55,
                "<< /Type /Catalog /Pages 56 0 R >>",
                56,
                "<< /Type /Pages /Kids [57 0 R] /Count 1 >>",
                57,
                PAGE.formatted("")
                        .replace("2 0 R", "56 0 R")
                        .replace("20 0 R", "11 0 R")
                        .replace("/Annots [5 0 R]", "")));
        var first = new String(revision(new String(signed, ISO_8859_1), update, 0), ISO_8859_1);
        var at = first.lastIndexOf("/Root 1 0 R");
        return withSection(
                (first.substring(0, at) + "/Root 55 0 R" + first.substring(at + 11)).getBytes(ISO_8859_1), 91);
    }

    private byte[] sizes(String size) throws Exception {
        var signed = signature.sign(revision("%PDF-1.7\n", objects("", "[12 0 R]"), 0));
        var without = new String(withSection(signed, 90), ISO_8859_1);
        var at = without.lastIndexOf("/Size 120");
        var first = without.substring(0, at) + size + without.substring(at + "/Size 120".length());
        return withSection(first.getBytes(ISO_8859_1), 91);
    }

    private static byte[] signedTable() throws Exception {
        var documents = new FormAttacks();
        return documents
                .signature()
                .sign(documents.document("", "", "/Annots [5 0 R]").stream(4, "")
                        .end());
    }

    private byte[] besideWithout() throws Exception {
        var signed = signedTable();
        return RawUpdate.of(signed)
                .raw(sectionOf(50, 100, "").replace("/Size 120", ""))
                .object(70, "<< >>")
                .end("/XRefStm " + signed.length);
    }

    /** Two programs mend the signed file, but not the file with the update, and so show different pages. */
    private byte[] small() throws Exception {
        var plain = new String(revision("%PDF-1.7\n", objects("", "[12 0 R]"), 0), ISO_8859_1);
        var signed = signature.sign(plain.replace("/Size 61", "/Size 30").getBytes(ISO_8859_1));
        return withSection(signed, 90);
    }

    private byte[] another() throws Exception {
        var signed = signedTable();
        return withSection(signed, 90);
    }

    /** Ghostscript joins what all trailers say. */
    private byte[] information(String value) throws Exception {
        var signed = signature.sign(revision("%PDF-1.7\n", objects("", "[12 0 R]"), 0));
        var first = new String(withSection(signed, 90), ISO_8859_1);
        var at = first.lastIndexOf("/Prev");
        return withSection(
                (first.substring(0, at) + "/Info " + value + " " + first.substring(at)).getBytes(ISO_8859_1), 91);
    }

    private byte[] missing() throws Exception {
        return withSection(signature.sign(revision("%PDF-1.7\n", objects("", "[12 0 R 90 0 R]"), 0)), 90);
    }

    /** Ghostscript mends a file in which something beyond the size is named. */
    private byte[] size() throws Exception {
        return withSection(signature.sign(revision("%PDF-1.7\n", objects("/Group 90 0 R", "[12 0 R]"), 0)), 95);
    }

    private byte[] free() throws Exception {
        return withFree(signature.sign(revision("%PDF-1.7\n", objects("/Group 50 0 R", "[12 0 R]"), 0)), 91, 50);
    }

    private byte[] beside() throws Exception {
        var signed = signedTable();
        return RawUpdate.of(signed)
                .raw(sectionOf(4, 100, ""))
                .object(70, "<< >>")
                .end("/XRefStm " + signed.length);
    }

    /** The content is written again as it was, so that all programs show it now. */
    private byte[] signedSection() throws Exception {
        var section = withSection(revision("%PDF-1.7\n", objects("", "[12 0 R]"), 0), 20);
        var signed = signature.sign(RawUpdate.of(section).object(30, "null").end());
        return RawUpdate.of(signed).object(20, "[12 0 R]").end();
    }

    private byte[] table() throws Exception {
        return RawUpdate.of(drafted("/Group 40 0 R", "[11 0 R]", 20))
                .object(70, "<< >>")
                .end();
    }

    private byte[] freed() throws Exception {
        return withFree(drafted("", "[12 0 R]", 21), 90, 10);
    }

    private byte[] key() throws Exception {
        var signed = signature.sign(RawUpdate.of(revision("%PDF-1.7\n", objects("/Zzz [40 0 R]", "[12 0 R]"), 0))
                .object(30, "null")
                .end());
        return RawUpdate.of(signed)
                .object(3, PAGE.formatted("/Zzz [40 0 R] /LastModified 40 0 R"))
                .end();
    }
}
