package signinghelper.formats.pdf;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import signinghelper.formats.document.Source;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that are made to cost a reader its time or its memory. */
@Timeout(60)
class HostileFileTest {

    @Test
    void anEncryptedDocumentIsCalledSo() throws Exception {
        try (var document = new PDDocument()) {
            TestPdf.page(document, "secret");
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            var out = new ByteArrayOutputStream();
            document.save(out);
            assertThat(Verdict.on(out.toByteArray()).remarks()).containsExactly(Code.ENCRYPTED);
        }
    }

    @Tag("slow")
    @Test
    void nestingIsBounded() throws Exception {
        assertThat(catalog("[".repeat(1_000_000))).containsExactly(Code.TOO_LARGE);
        assertThat(catalog("<< /A ".repeat(1_000_000))).containsExactly(Code.TOO_LARGE);
        assertThat(catalog("(".repeat(9_000_000))).containsExactly(Code.TOO_LARGE);
        assertThat(catalog("[" + "0 ".repeat(600_000) + "]")).containsExactly(Code.TOO_LARGE);
    }

    @Test
    void loopsEnd() throws Exception {
        assertThat(form("<< /Fields [3 0 R] >>", "<< /T (a) /Kids [3 0 R] >>")).containsExactly(Code.MALFORMED);
        assertThat(form("<< /Fields [3 0 R 3 0 R] >>", "<< /T (a) >>")).containsExactly(Code.MALFORMED);
        assertThat(form("<< /Fields 3 0 R >>", "<< /Length 3 0 R >>\nstream\n\nendstream"))
                .containsExactly(Code.MALFORMED);
        assertThat(form("<< /Fields 3 0 R >>", "3 0 R")).containsExactly(Code.MALFORMED);
    }

    @Test
    void namesOfFieldsAreBounded() throws Exception {
        var pdf = RawUpdate.of("%PDF-1.7\nxref\n0 0\ntrailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
                        .getBytes(StandardCharsets.ISO_8859_1))
                .object(1, "<< /Type /Catalog /AcroForm << /Fields [3 0 R] >> >>");
        var kids = new StringBuilder();
        for (var kid = 4; kid < 24; kid++) {
            pdf.object(kid, "<< /T (b) >>");
            kids.append(kid).append(" 0 R ");
        }
        pdf.object(3, "<< /T (" + "a".repeat(1 << 20) + ") /Kids [" + kids + "] >>");

        assertThat(remarks(RawUpdate.latin(pdf.end()))).containsExactly(Code.TOO_LARGE);
    }

    @Test
    void aFileOfTwoCommentsIsMalformed() throws Exception {
        assertThat(remarks("%PDF-1.7\n%%EOF\n")).containsExactly(Code.MALFORMED);
        assertThat(remarks("%PDF-%%EOF")).containsExactly(Code.MALFORMED);
    }

    @Test
    void aChainOfSectionsMayNotLoop() throws Exception {
        var loop = "%PDF-1.7\nxref\n0 0\ntrailer\n<< /Size 1 /Prev 9 >>\nstartxref\n9\n%%EOF\n";

        assertThat(remarks(loop)).containsExactly(Code.MALFORMED);
    }

    @Test
    void aTableMayNotPromiseMoreThanThereIs() throws Exception {
        var table = "%PDF-1.7\nxref\n0 9999999999\ntrailer\n<< /Size 1 >>\nstartxref\n9\n%%EOF\n";

        assertThat(remarks(table)).containsExactly(Code.MALFORMED);
    }

    @Tag("slow")
    @Test
    void aCompressedCrossReferenceStreamIsBounded() throws Exception {
        var bomb = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bomb)) {
            out.write(new byte[40_000_000]);
        }
        var stream =
                "%%PDF-1.7\n1 0 obj\n<< /Type /XRef /Size 10000000 /W [1 2 1] /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\nstartxref\n9\n%%%%EOF\n"
                        .formatted(bomb.size(), bomb.toString(StandardCharsets.ISO_8859_1));

        assertThat(remarks(stream)).containsExactly(Code.TOO_LARGE);
    }

    /** Four streams of 16 MiB in turn, of which two are kept at a time: a thousand fields would be 16 GB of zeros. */
    @Tag("slow")
    @Test
    void whatIsDecodedIsBoundedTogether() throws Exception {
        var fields = IntStream.range(0, 1000).mapToObj(i -> (10 + i) + " 0 R").collect(Collectors.joining(" "));
        var update = RawUpdate.of("%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1))
                .object(1, "<< /Type /Catalog /AcroForm << /Fields [" + fields + "] >> >>");
        var entries = new ByteArrayOutputStream();
        entry(entries, 1, "%PDF-1.7\n".length(), 0);
        for (var stream = 0; stream < 4; stream++) {
            entry(entries, 1, update.withoutSection().length, 0);
            update.object(2 + stream, objects(stream));
        }
        for (var field = 0; field < 1000; field++) {
            entry(entries, 2, 2 + field % 4, field / 4);
        }
        var section = update.withoutSection().length;
        update.raw("1010 0 obj\n<< /Type /XRef /W [1 4 2] /Index [1 5 10 1000] /Size 1011 /Root 1 0 R /Length "
                + entries.size() + " >>\nstream\n" + entries.toString(StandardCharsets.ISO_8859_1)
                + "\nendstream\nendobj\nstartxref\n" + section + "\n%%EOF\n");

        assertThat(Verdict.on(update.withoutSection()).remarks()).containsExactly(Code.TOO_LARGE);
    }

    /** Fields by their numbers, behind a signature; the update adds an object, or fonts to the form. */
    private static byte[] manyFields(int count, IntFunction<String> field, String above, String fonts)
            throws Exception {
        var documents = new FormAttacks();
        var numbers =
                IntStream.range(100, 100 + count).mapToObj(i -> i + " 0 R").collect(Collectors.joining(" "));
        var resources = "/DR << /Font << /A << /Type /Font >> %s >> >>";
        var pdf = documents.document(numbers, resources.formatted(""), "/Annots [5 0 R]").stream(4, "");
        IntStream.range(0, count).forEach(i -> pdf.object(100 + i, field.apply(i)));
        IntStream.range(0, 99).forEach(i -> pdf.object(9000 + i, above.formatted(9001 + i)));
        FormAttacks.drawn(pdf, 9, FormAttacks.FORM + " /X 11 0 R", "").object(11, "[" + "0 ".repeat(16_000) + "]");
        var signed = documents.signature().sign(pdf.end());
        return RawUpdate.of(signed)
                .object(1, RawUpdate.body(signed, 1).replace(resources.formatted(""), resources.formatted(fonts)))
                .end();
    }

    /** A picture that many fields share is looked at for each of them. */
    @Test
    void whatManyFieldsShareIsBounded() throws Exception {
        var pdf = manyFields(2000, i -> "<< /FT /Tx /T (x%d) /V (1) /AP << /N 9 0 R >> >>".formatted(i), "null", "");

        assertThat(Verdict.on(pdf).codes("x")).contains(Code.TOO_LARGE);
    }

    /** Fields without a picture are compared with those that have words once, and not for each font. */
    @Tag("slow")
    @Test
    void manyFontsForManyFieldsAreJudged() throws Exception {
        var fonts = IntStream.range(0, 400)
                .mapToObj("/Z%d << /Type /Font /Subtype /Type3 >>"::formatted)
                .collect(Collectors.joining(" "));
        var pdf = manyFields(
                4000,
                i -> i % 2 == 0
                        ? "<< /FT /Tx /T (x%d) >>".formatted(i)
                        : "<< /FT /Tx /T (y%d) /V (1) /AP << /N 4 0 R >> >>".formatted(i),
                "null",
                fonts);

        assertThat(Verdict.on(pdf).indication("x")).isEqualTo(Indication.TOTAL_PASSED);
    }

    /** Nodes above many fields are read once. */
    @Tag("slow")
    @Test
    void parentsThatManyFieldsShareAreReadOnce() throws Exception {
        var above = "<< /X [" + "0 ".repeat(1500) + "] /Parent %d 0 R >>";
        var pdf = manyFields(3000, i -> "<< /FT /Tx /T (x%d) /Parent 9000 0 R >>".formatted(i), above, "");

        assertThat(Verdict.on(pdf).indication("x")).isEqualTo(Indication.TOTAL_PASSED);
    }

    private static void entry(ByteArrayOutputStream entries, int kind, int position, int index) {
        entries.writeBytes(ByteBuffer.allocate(7)
                .put((byte) kind)
                .putInt(position)
                .putShort((short) index)
                .array());
    }

    /** Returns an object stream with every fourth field and 16 MiB of zeros. */
    private static String objects(int stream) throws Exception {
        var head = IntStream.range(0, 250)
                .mapToObj(i -> (10 + 4 * i + stream) + " 0")
                .collect(Collectors.joining(" ", "", " "));
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
            out.write((head + "<< /FT /Tx >> ").getBytes(StandardCharsets.ISO_8859_1));
            out.write(new byte[(16 << 20) - 8192]);
        }
        return "<< /Type /ObjStm /N 250 /First %d /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
                .formatted(head.length(), packed.size(), packed.toString(StandardCharsets.ISO_8859_1));
    }

    private static Iterable<Code> catalog(String value) throws Exception {
        return form(value, "null");
    }

    private static Iterable<Code> form(String form, String third) throws Exception {
        var header = "%PDF-1.7\nxref\n0 0\ntrailer\n<< /Size 1 >>\nstartxref\n9\n%%EOF\n";
        var pdf = RawUpdate.of(header.replace("/Size 1", "/Size 1 /Root 1 0 R").getBytes(StandardCharsets.ISO_8859_1))
                .object(1, "<< /Type /Catalog /AcroForm 2 0 R >>")
                .object(2, form)
                .object(3, third)
                .end();
        return Verdict.on(pdf).remarks();
    }

    private static Iterable<Code> remarks(String pdf) throws Exception {
        return Verdict.on(Source.of(pdf.getBytes(StandardCharsets.ISO_8859_1))).remarks();
    }
}
