package signinghelper.formats.pdf.internal.syntax;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.document.Source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Structure that refers to another object is refused: an update could change that object, and not all programs follow
 * it.
 */
class SettledStructureTest {
    @TempDir
    private Path folder;

    private PdfFile file(String octets) throws Exception {
        return PdfFile.copyOf(
                Source.of(octets.getBytes(StandardCharsets.ISO_8859_1)), Files.createTempFile(folder, "", ".pdf"));
    }

    private byte[] decoded(String dictionary) throws Exception {
        try (var file = file("abcdef" + dictionary)) {
            var keys = (PdfValue.Dictionary) new ValueReader(new Tokens(file, 6)).value();
            return new StreamData(file).decode(new PdfValue.Stream(keys, new Span(0, 6)));
        }
    }

    @ParameterizedTest
    @CsvSource({"/DecodeParms 22 0 R", "/DecodeParms [22 0 R]", "/DecodeParms 7", "/DecodeParms << /Predictor 3 0 R >>"
    })
    void parametersOfAFilterStandWithTheStream(String parameters) {
        assertThatThrownBy(() -> decoded("<< /Filter [/FlateDecode] " + parameters + " >>"))
                .isInstanceOf(PdfSyntaxException.class);
    }

    @Test
    void aStreamWithoutParametersIsWhatItIs() throws Exception {
        assertThat(decoded("<< /Length 6 >>"))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("abcdef");
    }

    @ParameterizedTest
    @CsvSource({"7 0 R", "null", "(9)", "9.5"})
    void theSectionBesideATableIsNamedByANumber(String place) {
        var table = "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /XRefStm " + place
                + " >>\nstartxref\n0\n%%EOF\n";

        assertThatThrownBy(() -> {
                    try (var file = file(table)) {
                        new CrossReferenceReader(file).read(0);
                    }
                })
                .isInstanceOf(PdfSyntaxException.class)
                .hasMessageContaining("XRefStm");
    }

    @Test
    void aNumberStandsOnceInAnObjectStream() throws Exception {
        var dictionary = new ValueReader(
                        new Tokens(Octets.of("<< /N 2 /First 8 >>".getBytes(StandardCharsets.US_ASCII)), 0))
                .value();

        assertThat(new ObjectStream((PdfValue.Dictionary) dictionary, bytes("5 0 6 2 1 2")).numbers())
                .containsExactly(5, 6);
        assertThatThrownBy(() -> new ObjectStream((PdfValue.Dictionary) dictionary, bytes("5 0 5 2 1 2")))
                .isInstanceOf(PdfSyntaxException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
