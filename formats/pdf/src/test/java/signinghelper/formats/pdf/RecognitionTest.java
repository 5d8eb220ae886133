package signinghelper.formats.pdf;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that are PDF documents, and files that only other programs open as such. */
class RecognitionTest {

    @ParameterizedTest
    @CsvSource({"0, true, false", "1, false, true", "1019, false, true", "1020, false, false"})
    void aHeaderFurtherOnIsOthersAlone(int before, boolean isRecognised, boolean isOpened) throws Exception {
        var file = Source.of(("x".repeat(before) + "%PDF-1.7").getBytes(StandardCharsets.US_ASCII));

        assertThat(DocumentFormats.recognise(file).isPresent()).isEqualTo(isRecognised);
        assertThat(DocumentFormats.openedElsewhere(file).isPresent()).isEqualTo(isOpened);
    }
}
