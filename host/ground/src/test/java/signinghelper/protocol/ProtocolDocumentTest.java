package signinghelper.protocol;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class ProtocolDocumentTest {
    private static final Path DOCUMENT = Path.of("../../docs/protocol.md");

    @ParameterizedTest
    @EnumSource
    void everyErrorCodeHasALineInTheDocument(ErrorCode code) throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("\n| `" + code + "` |");
    }
}
