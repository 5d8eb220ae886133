package signinghelper.app;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The program itself, in folders of the test's own; what the commands do is tested in one process. */
@Tag("slow")
class RegisterTest {

    @Test
    void theProgramRegistersItselfInTheBrowsersUsualFolder(@TempDir Path folder) throws Exception {
        var installation = Installation.withProfile(folder);

        var register = installation.run("register", "--browser", "chromium", "--json");

        assertThat(register.exitCode()).isZero();
        var manifest = folder.resolve("config/chromium/NativeMessagingHosts/signinghelper.demo.json");
        assertThat(register.json().at("/changes/0/place").asText()).isEqualTo(manifest.toString());
        assertThat(manifest)
                .content()
                .contains(installation.install().resolve("signing-helper").toString(), Installation.EXTENSION);
    }

    /** The browser follows {@code HOME}; a registration anywhere else would never be found. */
    @Test
    void theProgramRegistersItselfBelowHomeWhateverTheAccountsFolderIs(@TempDir Path folder) throws Exception {
        var home = folder.resolve("home");
        var installation =
                Installation.withProfile(folder).with(Map.of("HOME", home.toString(), "XDG_CONFIG_HOME", ""));

        installation.run("register", "--browser", "chromium");

        assertThat(home.resolve(".config/chromium/NativeMessagingHosts/signinghelper.demo.json"))
                .exists();
    }
}
