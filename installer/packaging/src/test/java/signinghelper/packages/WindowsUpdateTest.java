package signinghelper.packages;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.DesktopPictures;
import signinghelper.testkit.desktop.TestDesktop;

import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** setup.exe of the next version while the helper window of the one before is open; under Wine. */
@Tag("slow")
@Tag("full")
class WindowsUpdateTest {
    private static final String HELPER = "政采签章助手 - 检测与 U-Key";
    private static final Path PICTURES = Path.of("target/pictures/windows");

    @TempDir
    Path folder;

    @Test
    void theNextWindowIsTheNewerProgramsAndTheOlderOneCloses() throws Exception {
        var first = WindowsBuild.ofProgram("1.0.0").setup();
        var second = WindowsBuild.ofProgram("1.1.0").setup();
        try (var screen = TestDesktop.open(folder);
                var wine = Wine.inChina(folder.resolve("wine"), screen)) {
            WindowsJava.register(wine);
            assertThat(wine.run(first.toString(), "/S").code()).isZero();
            var window = wine.person()
                    .resolve("AppData/Local/Programs/SigningHelper-demo/signing-helper-window.exe")
                    .toString();
            var older = wine.start(window);
            screen.await(HELPER);

            assertThat(wine.run(second.toString(), "/S").code()).isZero();
            assertThat(older.process().isAlive()).isTrue();
            new DesktopPictures(screen).takeOncePainted(PICTURES.resolve("update-older.png"));
            var newer = wine.start(window);

            assertThat(older.end().code()).isZero();
            screen.await(HELPER);
            new DesktopPictures(screen).takeOncePainted(PICTURES.resolve("update-newer.png"));
            assertThat(newer.process().isAlive()).isTrue();
            screen.pressUntilNone("alt+c", HELPER, Duration.ofMillis(50));
            assertThat(newer.end().code()).isZero();
        }
    }
}
