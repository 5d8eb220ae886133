package signinghelper.window.pin;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.testkit.desktop.TestDesktop;
import signinghelper.testkit.desktop.TestDisplay;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Every prompt on screens that are small or scaled; pictures in {@code target/pictures/prompts}. */
@Tag("slow")
@Tag("full")
class PromptPicturesTest {
    private static final Path APPROVED = Path.of("src/test/resources/signinghelper/window/pin/approved");
    /** Screens with approved pictures to compare with. */
    private static final Set<String> SCREENS = Set.of("683x376", "1366x768");

    /** The first two are 1366x768 at 200 % and at 150 %; the last as on Windows, where the title is within the frame. */
    @ParameterizedTest
    @CsvSource({
        "683x376, 1, false",
        "911x480, 1, false",
        "1366x768, 1, false",
        "1920x1080, 2, false",
        "1366x768, 1, true"
    })
    void staysOnItsScreenWithItsButtonsAndAllThatItSays(
            String screen, int scale, boolean isTitled, @TempDir Path folder) throws Exception {
        var pictures =
                Path.of("target/pictures/prompts/" + screen + "-at-" + scale * 100 + (isTitled ? "-titled" : ""));

        try (var desktop = TestDesktop.open(folder, TestDisplay.open(screen + "x24"))) {
            var faults = desktop.run(
                    PromptPictures.class,
                    List.of(folder.toString(), pictures.toString()),
                    "-Dsun.java2d.uiScale=" + scale,
                    "-Dtitled=" + isTitled,
                    "-Dapproved=" + (SCREENS.contains(screen) && !isTitled ? APPROVED.resolve(screen) : ""),
                    "-Dapprove=" + Boolean.getBoolean("approve"));

            assertThat(faults).isEmpty();
        }
    }
}
