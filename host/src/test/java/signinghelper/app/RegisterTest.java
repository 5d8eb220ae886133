package signinghelper.app;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class RegisterTest {
    private static final String MANIFEST = "NativeMessagingHosts/signinghelper.host.json";

    @TempDir
    private Path folder;

    @Test
    void writesTheManifestIntoTheFolderThatIsNamed() throws Exception {
        var userData = folder.resolve("user data");
        var installation = Installation.withProfile(folder);

        var register = installation.run("register", "chromium", userData.toString());

        assertThat(register).isEqualTo(new Ran(0, userData.resolve(MANIFEST) + "\n", ""));
        var manifest = new JsonMapper().readTree(userData.resolve(MANIFEST).toFile());

        assertThat(manifest.path("path").asText())
                .isEqualTo(installation.install().resolve("signing-helper").toString());
        assertThat(manifest.path("allowed_origins").toString())
                .isEqualTo("[\"chrome-extension://" + Installation.EXTENSION + "/\"]");
    }

    @Test
    void takesTheBrowsersUsualFolderOtherwise() throws Exception {
        var register = Installation.withProfile(folder).run("register", "chromium", "--json");

        assertThat(register.exitCode()).isZero();
        assertThat(register.json().path("manifest").asText())
                .isEqualTo(folder.resolve("config/chromium").resolve(MANIFEST).toString());
        assertThat(folder.resolve("config/chromium").resolve(MANIFEST)).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"register", "register netscape", "register chromium a b"})
    void wrongUseIsToldAndWritesNothing(String arguments) throws Exception {
        var register = Installation.withProfile(folder).run(arguments.split(" "));

        assertThat(register.exitCode()).isEqualTo(2);
        assertThat(register.errors()).contains("signing-helper register --help");
        assertThat(register.out()).isEmpty();
        assertThat(folder.resolve("config")).doesNotExist();
    }

    @Test
    void withoutAValidProfileNothingIsRegistered() throws Exception {
        var register = Installation.empty(folder).run("register", "chromium");

        assertThat(register.exitCode()).isEqualTo(1);
        assertThat(register.errors()).contains("PROFILE_INVALID");
        assertThat(Files.exists(folder.resolve("config"))).isFalse();
    }
}
