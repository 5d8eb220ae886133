package signinghelper.support;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class LogTemplatesTest {
    private static final Path SOURCES = Path.of("..");
    private static final Pattern PLACE = Pattern.compile("\\{[a-z]+}");
    private static final String EVERYTHING = sources();

    private final LogTemplates templates = new LogTemplates(Set.of("clock", "token.list", "demo"));

    static List<String> messages() {
        return LogTemplates.messages();
    }

    /** Otherwise a message was reworded, and from then on is missing in every bundle. */
    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageIsOneThatTheProgramWrites(String message) {
        assertThat(PLACE.splitAsStream(message).map(String::strip))
                .allSatisfy(words -> assertThat(EVERYTHING.contains(words)).isTrue());
    }

    @Test
    void keepsOurOwnWordsAndValuesOfKnownForm() {
        assertThat(templates.message("check clock failed")).contains("check clock failed");
        assertThat(templates.message("frame token.list 7 secret https://portal.example"))
                .contains("frame token.list …");
        assertThat(templates.message("bridge demo ended with exit code 139"))
                .contains("bridge demo ended with exit code 139");
        assertThat(templates.message("request 7 refused: PIN_INCORRECT {triesLeft=4}"))
                .contains("request … refused: PIN_INCORRECT …");
        assertThat(templates.message("driver demo is listed again in 64 s: DRIVER_CRASHED"))
                .contains("driver demo is listed again in 64 s: DRIVER_CRASHED");
    }

    @Test
    void leavesOutNamesAndCodesThatAreNotOurs() {
        assertThat(templates.message("check zhangsan failed")).contains("check … failed");
        assertThat(templates.message("request 7 refused: SECRET_CODE {}")).contains("request … refused: … …");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "check clock failed 123456",
                "xend of input",
                "bridge demo: 123456",
                "host secret on Java 17",
                "host 1.0.0 on Java 17 secret",
                "bridge demo ended with exit code 12345678901234"
            })
    void leavesOutAMessageThatIsNotThere(String message) {
        assertThat(templates.message(message)).isEmpty();
    }

    @Test
    void ofACauseThereIsTheClassAlone() {
        assertThat(templates.cause("    java.io.IOException: /home/zhangsan/a")).contains("    java.io.IOException");
        assertThat(templates.cause("    java.io.EOFException")).contains("    java.io.EOFException");
        assertThat(templates.cause("        at signinghelper.check.Diagnosis$Run.look(Diagnosis.java:137)"))
                .contains("        at signinghelper.check.Diagnosis$Run.look(Diagnosis.java:137)");
        assertThat(templates.cause("    zhangsan.Secret: 123456")).isEmpty();
        assertThat(templates.cause("    java.io.IOException 123456")).isEmpty();
    }

    private static String sources() {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().matches(".*/src/main/.*\\.java"))
                    .map(LogTemplatesTest::read)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
