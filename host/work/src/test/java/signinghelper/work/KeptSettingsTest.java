package signinghelper.work;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.guidance.Language;
import signinghelper.protocol.WireFormat;
import signinghelper.work.WindowSettings.Look;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class KeptSettingsTest {
    @TempDir
    private Path folder;

    private KeptSettings settings() {
        return new KeptSettings(folder, new WireFormat());
    }

    @Test
    void whatWasSetIsThereAtTheNextStart() {
        var set = new WindowSettings(Language.ENGLISH, 150, Look.CONTRAST, false);
        settings().keep(set);

        assertThat(settings().read()).isEqualTo(set);
    }

    @Test
    void withoutALanguageAWindowSpeaksThatOfItsAsker() {
        settings().keep(WindowSettings.USUAL.sized(125));

        assertThat(settings().read().language(Language.ENGLISH)).isEqualTo(Language.ENGLISH);
        assertThat(settings().read().in(Language.CHINESE).language(Language.ENGLISH))
                .isEqualTo(Language.CHINESE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"size\":7}", "{\"language\":null,\"size\":7,\"look\":\"DARK\",\"notices\":true}"})
    void aFileThatCannotBeReadKeepsNobodyFromAWindow(String damaged) throws IOException {
        Files.writeString(folder.resolve("settings.json"), damaged);

        assertThat(settings().read()).isEqualTo(WindowSettings.USUAL);
    }
}
