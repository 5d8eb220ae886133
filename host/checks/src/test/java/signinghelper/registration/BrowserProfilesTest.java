package signinghelper.registration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Files as Chromium 156 writes them, cut down to what is read, and as others did before. */
class BrowserProfilesTest {
    private static final String EXTENSION = "abcdefghijklmnopabcdefghijklmnop";
    private static final String OTHER = "ponmlkjihgfedcbaponmlkjihgfedcba";

    @TempDir
    private Path userData;

    private final BrowserProfiles profiles = new BrowserProfiles(new WireFormat());

    private void write(String file, String content) throws IOException {
        Files.createDirectories(userData.resolve(file).getParent());
        Files.writeString(userData.resolve(file), content);
    }

    private void preferences(String file, String id, String settings) throws IOException {
        write(file, "{\"profile\":{\"name\":\"x\"},\"extensions\":{\"settings\":{\"" + id + "\":" + settings + "}}}");
    }

    private List<InstalledExtension> find() {
        return profiles.find(userData, List.of(EXTENSION));
    }

    @Test
    void anExtensionFromAStoreHasItsManifestInThePreferences() throws IOException {
        preferences("Default/Preferences", EXTENSION, """
                {"disable_reasons":[],"location":1,"path":"%s/1.2.0_0","manifest":{"version":"1.2.0"}}
                """.formatted(EXTENSION));

        assertThat(find()).containsExactly(new InstalledExtension("Default", EXTENSION, "1.2.0", true));
    }

    @Test
    void anUnpackedOneHasItInItsFolder() throws IOException {
        write("unpacked/manifest.json", "{\"version\":\"1.3.0\"}");
        preferences("Default/Preferences", EXTENSION, """
                {"disable_reasons":[],"location":8,"path":"%s"}
                """.formatted(userData.resolve("unpacked")));

        assertThat(find()).containsExactly(new InstalledExtension("Default", EXTENSION, "1.3.0", true));
    }

    @Test
    void everyProfileIsLookedAtAndEachOfItsFiles() throws IOException {
        preferences("Profile 1/Preferences", EXTENSION, "{\"path\":\"gone\"}");
        preferences("Default/Secure Preferences", EXTENSION, "{\"path\":\"gone\",\"disable_reasons\":[1]}");

        assertThat(find())
                .containsExactly(
                        new InstalledExtension("Default", EXTENSION, null, false),
                        new InstalledExtension("Profile 1", EXTENSION, null, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {"path":"x"}                                     ; true
            {"path":"x","state":1}                           ; true
            {"path":"x","state":1,"disable_reasons":0}       ; true
            {"path":"x","disable_reasons":[]}                ; true
            {"path":"x","state":0}                           ; false
            {"path":"x","disable_reasons":[1]}               ; false
            {"path":"x","state":1,"disable_reasons":8192}    ; false
            """)
    void isSwitchedOnUnlessSomethingSpeaksAgainstIt(String settings, boolean enabled) throws IOException {
        preferences("Default/Preferences", EXTENSION, settings);

        assertThat(find()).extracting(InstalledExtension::isEnabled).containsExactly(enabled);
    }

    @Test
    void othersAreNotLookedAtAndWhatIsLeftOfARemovedOneIsNone() throws IOException {
        preferences("Default/Preferences", OTHER, "{\"path\":\"x\"}");
        preferences("Profile 1/Preferences", EXTENSION, "{\"state\":2}");

        assertThat(find()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"extensions\":[]}", "{\"extensions\":{\"settings\":7}}"})
    void whatIsNoPreferencesSaysNothing(String content) throws IOException {
        write("Default/Preferences", content);
        preferences("Default/Secure Preferences", EXTENSION, "{\"path\":\"x\"}");

        assertThat(find()).hasSize(1);
    }

    @Test
    void aPathThatNoFileCanHaveHidesNothing() throws IOException {
        preferences("Default/Preferences", EXTENSION, "{\"path\":\"\\u0000\"}");

        assertThat(find()).containsExactly(new InstalledExtension("Default", EXTENSION, null, true));
    }

    @Test
    void withoutAFolderThereIsNothing() {
        assertThat(profiles.find(userData.resolve("none"), List.of(EXTENSION))).isEmpty();
    }
}
