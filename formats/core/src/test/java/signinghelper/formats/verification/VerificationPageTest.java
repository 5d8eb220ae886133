package signinghelper.formats.verification;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of codes in {@code docs/verification.md}. */
class VerificationPageTest {
    private static final Path PAGE = Path.of("../../docs/verification.md");

    @ParameterizedTest
    @EnumSource(Code.class)
    void everyCodeHasARow(Code code) throws Exception {
        assertThat(Files.readAllLines(PAGE))
                .anyMatch(line -> line.startsWith(
                        "| `%s` | %s | %s | %s |".formatted(code, code.step(), code.severity(), code.sentence())));
    }
}
