package signinghelper.window.preview;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.TestDisplay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The window in which a seal is placed on a PDF and on an OFD, also on one of which it does not draw all: light and dark, at 100 % and 200 %. */
@Tag("slow")
class PreviewPicturesTest {

    @Test
    void everyButtonAndTextIsWhole(@TempDir Path folder) throws Exception {
        draw(1, folder);
    }

    @Tag("full")
    @Test
    void everyButtonAndTextIsWholeTwiceAsLarge(@TempDir Path folder) throws Exception {
        draw(2, folder);
    }

    private static void draw(int scale, Path folder) throws Exception {
        var pictures = Path.of("target/pictures/preview-" + scale * 100);

        try (var display = TestDisplay.open()) {
            var printed = display.run(
                    PreviewPictures.class,
                    List.of(folder.toString(), pictures.toString()),
                    "-Dsun.java2d.uiScale=" + scale);

            assertThat(printed).isEmpty();
        }
        try (var files = Files.list(pictures)) {
            assertThat(files).hasSize(6);
        }
    }
}
