package signinghelper.installation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class InstallationFolderTest {
    private static final Path HOME = Path.of("/home/someone");

    @TempDir
    private Path folder;

    @Test
    void liesWhereTheSystemHasProgramsOfOnePerson() {
        assertThat(InstallationFolder.of(TestProduct.DEMO, "Linux", Map.of(), HOME)
                        .base())
                .isEqualTo(HOME.resolve(".local/share/signing-helper-demo/program"));
        assertThat(InstallationFolder.of(TestProduct.DEMO, "Linux", Map.of("XDG_DATA_HOME", "/data"), HOME)
                        .base())
                .isEqualTo(Path.of("/data/signing-helper-demo/program"));
        assertThat(InstallationFolder.of(TestProduct.DEMO, "Linux", Map.of("XDG_DATA_HOME", "relative"), HOME)
                        .base())
                .isEqualTo(HOME.resolve(".local/share/signing-helper-demo/program"));
        assertThat(InstallationFolder.of(TestProduct.DEMO, "Windows 11", Map.of("LOCALAPPDATA", "/local"), HOME)
                        .base())
                .isEqualTo(Path.of("/local/Programs/SigningHelper-demo"));
        assertThat(InstallationFolder.of(TestProduct.DEMO, "Mac OS X", Map.of(), HOME)
                        .base())
                .isEqualTo(HOME.resolve("Library/Application Support/SigningHelper-demo/program"));
    }

    @Test
    void isFoundFromACopyAndItsLauncherIsTheBrowsers() throws Exception {
        var copy = Files.createDirectories(folder.resolve("versions/1.2.0"));
        Files.writeString(folder.resolve("current"), "1.2.0\n");

        assertThat(InstallationFolder.around(copy)).contains(new InstallationFolder(folder));
        assertThat(InstallationFolder.launcherFor(copy)).isEqualTo(folder.resolve("signing-helper"));
    }

    @Test
    void aProgramThatLiesByItselfHasALauncherOfItsOwn() throws Exception {
        var alone = Files.createDirectories(folder.resolve("versions/alone"));

        assertThat(InstallationFolder.around(alone)).isEmpty();
        assertThat(InstallationFolder.launcherFor(alone)).isEqualTo(alone.resolve("signing-helper"));
        assertThat(InstallationFolder.around(Path.of("/"))).isEmpty();
    }

    @Test
    void whatIsNoPointerPointsNowhere() throws Exception {
        Files.writeString(folder.resolve("current"), "../elsewhere\n");

        assertThat(new InstallationFolder(folder).pointer()).isEmpty();
    }
}
