package signinghelper.command;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.testkit.desktop.TestDesktop;
import signinghelper.testkit.desktop.TestDisplay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Every page of the helper window on screens that are small or scaled; pictures in {@code target/pictures}. */
@Tag("slow")
@Tag("full")
class HelperWindowPicturesTest {
    private static final String USUAL = "1366x768";
    private static final Path APPROVED = Path.of("src/test/resources/signinghelper/command/approved");

    @ParameterizedTest
    @CsvSource({"683x376, 1", "1366x768, 1", "1920x1080, 2"})
    void everyPartHasANameAndFitsItsTextAndEachLetterIsOfOne(String screen, int scale, @TempDir Path folder)
            throws Exception {
        var pictures = Path.of("target/pictures/" + screen + "-at-" + scale * 100);

        try (var desktop = TestDesktop.open(folder, TestDisplay.open(screen + "x24"))) {
            var faults = desktop.run(
                    HelperWindowPictures.class,
                    List.of(folder.toString(), pictures.toString()),
                    "-Dsun.java2d.uiScale=" + scale,
                    "-Dapproved=" + (screen.equals(USUAL) ? APPROVED : ""),
                    "-Dapprove=" + Boolean.getBoolean("approve"));

            assertThat(faults).isEmpty();
        }
        try (var files = Files.list(pictures)) {
            assertThat(files).hasSize(72);
        }
    }
}
