package signinghelper.commandline;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class CheckProfileTest {
    private static final Path EXAMPLE = Path.of("../../profiles/example/profile.json");

    @TempDir
    private Path folder;

    private TestTerminal terminal;

    @BeforeEach
    void openTerminal() {
        terminal = new TestTerminal(folder);
    }

    @Test
    void aRightProfileEndsWithWhatIsMissing() throws IOException {
        var outcome = terminal.run("check-profile", EXAMPLE.toAbsolutePath());

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("Nothing is wrong in the profile.\n");
    }

    @Test
    void aWrongOneHasALineForEachFault() throws IOException {
        var file = terminal.file("profile.json", wrong());
        var outcome = terminal.run("check-profile", file);

        assertThat(outcome.exitCode()).isEqualTo(9);
        assertThat(outcome.out().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("/cms: is missing; allowed: \"PKCS7_501\" | "))
                .anyMatch(line -> line.startsWith("/origins/0/capabilities/") && line.contains("login.autenticate"));
        assertThat(terminal.run("check-profile", "--lang", "zh-CN", file).out())
                .contains("/cms：缺少这一项；应为：\"PKCS7_501\" | ");
    }

    @Test
    void jsonHoldsPlaceAndKindAndWhatIsAllowed() throws IOException {
        var outcome = terminal.run("check-profile", "--json", terminal.file("profile.json", wrong()));

        assertThat(outcome.exitCode()).isEqualTo(9);
        assertThat(outcome.json().at("/faults")).hasSize(2);
        assertThat(outcome.json().at("/faults/0/place").asText()).isEqualTo("/cms");
        assertThat(outcome.json().at("/faults/0/kind").asText()).isEqualTo("MISSING");
    }

    @Test
    void aFileThatIsNotThereIsSaid() throws IOException {
        var outcome = terminal.run("check-profile", "--json", folder.resolve("none.json"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.json().at("/errors/0/code").asText()).isEqualTo("FILE_ABSENT");
    }

    private static String wrong() throws IOException {
        return Files.readString(EXAMPLE)
                .replaceFirst("\"cms\": *\"[A-Z0-9_]+\",", "")
                .replaceFirst("\"login.authenticate\"", "\"login.autenticate\"");
    }
}
