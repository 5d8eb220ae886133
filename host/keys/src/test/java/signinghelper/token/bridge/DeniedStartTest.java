package signinghelper.token.bridge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DeniedStartTest {
    @TempDir
    private Path folder;

    private static ErrorCode start(Path program) {
        var launch = new BridgeLaunch(List.of(program.toString()), Map.of());
        return catchThrowableOfType(Refusal.class, () -> BridgeProcess.start("vendor", launch, Duration.ofSeconds(5)))
                .code();
    }

    @Test
    void aProgramThatMayNotStartIsBlockedAndOneThatIsMissingHasFailed() throws Exception {
        assertThat(start(Files.createFile(folder.resolve("forbidden")))).isEqualTo(ErrorCode.DRIVER_BLOCKED);
        assertThat(start(folder.resolve("missing"))).isEqualTo(ErrorCode.DRIVER_FAILED);
    }

    /** The messages are Java's on Windows; not seen there. */
    @ParameterizedTest
    @CsvSource({"5, true", "1260, true", "4551, true", "2, false", "193, false"})
    void windowsSaysWhyByNumber(int number, boolean denied) {
        var text = "Cannot run program \"C:\\Java\\java.exe\": CreateProcess error=" + number + ", …";

        assertThat(DeniedStart.is(new IOException(text))).isEqualTo(denied);
    }

    /** The messages are those of Debian's Java 17.0.21, 21.0.13 and Temurin 25. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cannot run program \"/opt/java\": error=13, Permission denied | true",
                "Cannot run program \"/opt/java\": Exec failed, error: 13 (Permission denied)  | true",
                "Cannot run program \"/opt/java\": error=2, No such file or directory | false",
                "Cannot run program \"/opt/java\": Exec failed, error: 2 (No such file or directory)  | false"
            })
    void eachJavaSaysWhyByNumber(String text, boolean denied) {
        assertThat(DeniedStart.is(new IOException(text))).isEqualTo(denied);
    }
}
