package signinghelper.certificate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.login.Origin;
import signinghelper.protocol.WireFormat;
import signinghelper.token.KeyEntry.Use;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;

import static org.assertj.core.api.Assertions.assertThat;

class RememberedChoicesTest {
    private static final Origin PORTAL = new Origin("https://portal.example");
    private static final Origin OTHER = new Origin("https://other.example");

    @TempDir
    private Path folder;

    @BeforeEach
    void logNothingToTheConsole() {
        LogManager.getLogManager().reset();
    }

    private RememberedChoices choices() {
        return new RememberedChoices(folder.resolve("state/choices.json"), new WireFormat());
    }

    @Test
    void aChoiceIsOfOneOriginAndOneUseAndOutlivesTheProcess() {
        choices().remember(PORTAL, Use.SIGNATURE, "aa");
        choices().remember(OTHER, Use.SIGNATURE, "bb");
        choices().remember(PORTAL, Use.SIGNATURE, "cc");

        assertThat(choices().find(PORTAL, Use.SIGNATURE)).contains("cc");
        assertThat(choices().find(OTHER, Use.SIGNATURE)).contains("bb");
        assertThat(choices().find(PORTAL, Use.ENCRYPTION)).isEmpty();
    }

    @Test
    void whatIsForgottenIsAskedAgainAndTheOthersStay() {
        choices().remember(PORTAL, Use.SIGNATURE, "aa");
        choices().remember(OTHER, Use.SIGNATURE, "bb");

        assertThat(choices().all())
                .extracting(RememberedChoices.Choice::origin)
                .containsExactlyInAnyOrder(PORTAL.value(), OTHER.value());
        choices().all().stream()
                .filter(choice -> choice.origin().equals(PORTAL.value()))
                .forEach(choices()::forget);
        assertThat(choices().find(PORTAL, Use.SIGNATURE)).isEmpty();
        assertThat(choices().find(OTHER, Use.SIGNATURE)).contains("bb");
    }

    @Test
    void nothingIsLeftBesideTheFile() throws IOException {
        choices().remember(PORTAL, Use.SIGNATURE, "aa");

        try (var files = Files.list(folder.resolve("state"))) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"choices\":[]}", "{\"other\":{}}", "{}"})
    void aDamagedFileIsBegunAnew(String damaged) throws IOException {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state/choices.json"), damaged);

        assertThat(choices().find(PORTAL, Use.SIGNATURE)).isEmpty();
        choices().remember(PORTAL, Use.SIGNATURE, "aa");
        assertThat(choices().find(PORTAL, Use.SIGNATURE)).contains("aa");
    }
}
