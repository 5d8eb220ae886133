package signinghelper.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.platform.OperatingSystem;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RegistrationTest {
    private static final String EXTENSION = "abcdefghijklmnopabcdefghijklmnop";

    private final WireFormat format = new WireFormat();

    @TempDir
    private Path folder;

    @Test
    void theManifestIsExactlyWhatABrowserWants() throws IOException {
        var manifest = manifest(register(List.of(EXTENSION)));

        assertThat(manifest.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("name", "description", "path", "type", "allowed_origins");
        assertThat(manifest.path("name").asText())
                .isEqualTo("signinghelper.host")
                .matches("[a-z0-9_]+(\\.[a-z0-9_]+)*");
        assertThat(manifest.path("description").asText()).isNotBlank();
        assertThat(Path.of(manifest.path("path").asText())).isAbsolute().endsWithRaw(Path.of("signing-helper"));
        assertThat(manifest.path("type").asText()).isEqualTo("stdio");
        assertThat(manifest.path("allowed_origins").toString())
                .isEqualTo("[\"chrome-extension://" + EXTENSION + "/\"]");
    }

    @Test
    void theFileIsNamedAfterTheHostAndLiesWhereChromiumLooks() throws IOException {
        assertThat(register(List.of(EXTENSION)))
                .isEqualTo(folder.resolve("NativeMessagingHosts/signinghelper.host.json"));
    }

    @Test
    void registeringAgainReplacesTheFileAndLeavesNothingBeside() throws IOException {
        register(List.of());
        var file = register(List.of(EXTENSION));

        assertThat(manifest(file).path("allowed_origins")).hasSize(1);
        try (var files = Files.list(folder.resolve("NativeMessagingHosts"))) {
            assertThat(files).containsExactly(file);
        }
    }

    /** An open file keeps what it had: a browser that reads meanwhile never sees half of each. */
    @Test
    void theOldFileIsNotWrittenInto() throws IOException {
        var file = register(List.of());
        var linked = Files.createLink(folder.resolve("old"), file);
        register(List.of(EXTENSION));

        assertThat(manifest(linked).path("allowed_origins")).isEmpty();
    }

    @Test
    void theUsualFolderOfChromiumFollowsTheXdgBaseDirectories() throws IOException {
        var home = Path.of("/home/person");

        assertThat(places().defaultUserData(Map.of(), home)).isEqualTo(home.resolve(".config/chromium"));
        assertThat(places().defaultUserData(Map.of("XDG_CONFIG_HOME", "/config"), home))
                .isEqualTo(Path.of("/config/chromium"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"netscape", "", "../guidance/en", "CHROMIUM", "chromium.json"})
    void aBrowserThatIsNotShippedIsNotKnown(String id) throws IOException {
        assertThat(Browser.find(id, format)).isEmpty();
    }

    @Test
    void chromiumIsKnownOnEverySystem() throws IOException {
        var chromium = Browser.find("chromium", format).orElseThrow();

        assertThat(chromium.id()).isEqualTo("chromium");
        assertThat(chromium.folders(OperatingSystem.LINUX)).isPresent();
        assertThat(chromium.folders(OperatingSystem.MACOS)).isPresent();
        assertThat(chromium.folders(OperatingSystem.WINDOWS)).isEmpty();
        assertThat(chromium.windows()).isNotNull();
    }

    private Path register(List<String> extensionIds) throws IOException {
        var manifest = HostManifest.of(Path.of("signing-helper"), extensionIds);
        return new Registration(format).register(places(), folder, manifest);
    }

    private Browser.FolderPlaces places() throws IOException {
        return Browser.find("chromium", format)
                .orElseThrow()
                .folders(OperatingSystem.LINUX)
                .orElseThrow();
    }

    private static JsonNode manifest(Path file) throws IOException {
        return new JsonMapper().readTree(file.toFile());
    }
}
