package signinghelper.command;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.desktop.TestDisplay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Every page of the helper window, in {@code target/pictures}; at 200 % on a screen that is small for it. */
@Tag("slow")
@Tag("full")
class HelperWindowPicturesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everyPartHasANameAndFitsItsTextAndEachLetterIsOfOne(int scale, @TempDir Path folder) throws Exception {
        var pictures = Path.of("target/pictures/" + scale * 100);

        try (var display = TestDisplay.open()) {
            var printed = display.run(
                    HelperWindowPictures.class,
                    List.of(folder.toString(), pictures.toString()),
                    "-Dsun.java2d.uiScale=" + scale);

            assertThat(printed.trim()).isEqualTo("[]");
        }
        try (var files = Files.list(pictures)) {
            assertThat(files).hasSize(72);
        }
    }
}
