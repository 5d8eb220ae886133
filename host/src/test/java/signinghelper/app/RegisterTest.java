package signinghelper.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class RegisterCommandTest {
    private static final String MANIFEST = "NativeMessagingHosts/signinghelper.host.json";

    @TempDir
    private Path folder;

    @Test
    void writesTheManifestIntoTheFolderThatIsNamed() throws Exception {
        var userData = folder.resolve("user data");
        var installation = Installation.withProfile(folder);
        try (var register = installation.start("register", "chromium", userData.toString())) {
            assertThat(register.exitCode()).isZero();
            assertThat(register.errors()).contains(userData.resolve(MANIFEST).toString());
            assertThat(register.rest()).isEmpty();
        }
        var manifest = new JsonMapper().readTree(userData.resolve(MANIFEST).toFile());

        assertThat(manifest.path("path").asText())
                .isEqualTo(installation.install().resolve("signing-helper").toString());
        assertThat(manifest.path("allowed_origins").toString())
                .isEqualTo("[\"chrome-extension://" + Installation.EXTENSION + "/\"]");
    }

    @Test
    void takesTheBrowsersUsualFolderOtherwise() throws Exception {
        try (var register = Installation.withProfile(folder).start("register", "chromium")) {
            assertThat(register.exitCode()).isZero();
        }

        assertThat(folder.resolve("config/chromium").resolve(MANIFEST)).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "register netscape", "register chromium a b", "sign {}", "--help"})
    void wrongUseIsToldAndWritesNothing(String arguments) throws Exception {
        try (var register = Installation.withProfile(folder).start(arguments.split(" "))) {
            assertThat(register.exitCode()).isEqualTo(2);
            assertThat(register.errors()).isNotBlank();
            assertThat(register.rest()).isEmpty();
        }

        assertThat(folder.resolve("config")).doesNotExist();
    }

    @Test
    void withoutAValidProfileNothingIsRegistered() throws Exception {
        try (var register = Installation.empty(folder).start("register", "chromium")) {
            assertThat(register.exitCode()).isEqualTo(1);
            assertThat(register.errors()).contains("PROFILE_INVALID");
        }

        assertThat(Files.exists(folder.resolve("config"))).isFalse();
    }
}
