package signinghelper.formats.pdf.internal.syntax;

import org.junit.jupiter.api.Test;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RecentObjectsTest {
    private static final int LONG = 30_000;

    private final RecentObjects recent = new RecentObjects();

    private static IndirectObject object(PdfValue value, long from, long to) {
        return new IndirectObject(new PdfValue.Reference(1, 0), value, new Span(from, to), Map.of());
    }

    @Test
    void oneThatEndsBehindARevisionIsNotInIt() {
        var object = object(PdfValue.Dictionary.EMPTY, 100, 200);
        recent.keep(100, object);

        assertThat(recent.at(100, 200)).containsSame(object);
        assertThat(recent.at(100, 199)).isEmpty();
        assertThat(recent.at(101, 200)).isEmpty();
    }

    @Test
    void aStreamIsReadAnew() {
        recent.keep(0, object(new PdfValue.Stream(PdfValue.Dictionary.EMPTY, new Span(10, 20)), 0, 30));

        assertThat(recent.at(0, 30)).isEmpty();
    }

    @Test
    void thoseThatWereUsedLastStay() {
        for (var number = 0; number < 20; number++) {
            recent.keep((long) number * LONG, object(PdfValue.NULL, (long) number * LONG, (number + 1L) * LONG));
            assertThat(recent.at(0, LONG)).isPresent();
        }

        assertThat(recent.at(LONG, 2 * LONG)).isEmpty();
        assertThat(recent.at(19L * LONG, 20L * LONG)).isPresent();
    }

    /** The revisions of a document have one store: what one has read, the others need not read again. */
    @Test
    void revisionsShareThem() throws Exception {
        var pdf = """
                %PDF-1.7
                1 0 obj
                << /A (b) >>
                endobj
                xref
                0 2
                0000000000 65535 f\s
                0000000009 00000 n\s
                trailer
                << /Size 2 /Root 1 0 R >>
                startxref
                37
                %%EOF
                """;
        var octets = Bytes.copyOf(pdf.getBytes(StandardCharsets.US_ASCII));
        try (var file = PdfFile.copyOf(Content.inMemory(octets))) {
            var document = PdfDocument.read(file);
            var revision =
                    document.asOf(Ending.at(file, file.length()), file.length()).orElseThrow();
            var one = document.resolve(new PdfValue.Reference(1, 0));

            assertThat(one).isInstanceOf(PdfValue.Dictionary.class);
            assertThat(revision.resolve(new PdfValue.Reference(1, 0))).isSameAs(one);
        }
    }
}
