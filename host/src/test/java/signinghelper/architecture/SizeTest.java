package signinghelper.architecture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.architecture.SourceTree.Source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A source that has grown beyond a few screens holds more than one subject: it is split by subject, not by number. */
class SizeTest {
    private static final int MOST_LINES = 300;
    private static final int MOST_LINES_OF_A_TEST = 450;

    private final List<Source> code = SourceTree.read().stream()
            .filter(source -> source.path().matches(".*\\.(java|ts|mjs)"))
            .filter(source -> !source.isGenerated())
            .toList();

    @Test
    void noSourceIsTooLong() {
        assertThat(code).hasSizeGreaterThan(1_000);
        assertThat(tooLong(false, MOST_LINES)).isEmpty();
    }

    @Test
    void noTestIsTooLong() {
        assertThat(tooLong(true, MOST_LINES_OF_A_TEST)).isEmpty();
    }

    /** A sample shows the protocol and is no program of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"Sign.java", "sign.py"})
    void aSampleOfADesktopClientHasLessThanAHundredLines(String sample) throws IOException {
        assertThat(Files.readAllLines(Path.of("../samples/desktop-client", sample)))
                .hasSizeLessThan(100);
    }

    private List<String> tooLong(boolean isTest, int most) {
        return code.stream()
                .filter(source -> source.isTest() == isTest && source.lines() > most)
                .map(source -> source.path() + ": " + source.lines())
                .toList();
    }
}
