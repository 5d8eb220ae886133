package signinghelper.formats.ofd.pages;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.ofd.pages.OtherRenderer.Way;
import signinghelper.testkit.junit.Needed;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;

/** Each construct of real documents, drawn as a program draws it that nobody here wrote. */
@Tag("slow")
@Tag("full")
class OtherRendererTest {
    private static final double PIXELS = 5;
    /** Share of the ink by which edges of lines and letters may differ. */
    private static final double EDGES = 0.1;

    /** Constructs that ofdrw-converter draws by way of a PDF alone. */
    private static final Set<String> PRINTED = Set.of(
            "axial-shading", "clip", "dashes", "drawing-parameters", "even-odd", "radial-shading", "transparent");

    /** Constructs that it does not know: fonts that are no TrueType, and a clip that moves with its object, among others. */
    private static final Set<String> NOT_BY_OTHERS =
            Set.of("arc", "clip-moved", "compact-font", "pattern", "transparent-colour");

    @TempDir
    Path folder;

    private static BufferedImage draw(Content content) throws Exception {
        try (var document = DrawnDocument.of(content)) {
            var drawn = document.draw(1, PIXELS);
            assertThat(drawn.undrawn()).isEmpty();
            return drawn.picture();
        }
    }

    @Test
    void constructsLookAlike() throws Exception {
        Needed.file(OtherRenderer.JARS);
        var pages = new TreeMap<>(ConstructPages.all());
        var place = new SealPlacement(1, 10, 10, 20, 20, SealPlacement.Strip.WHOLE);
        pages.put("seal", StampsTest.sealed(TestPictures.png(), place));
        for (var page : pages.entrySet()) {
            try (var in = page.getValue().open()) {
                Files.copy(in, folder.resolve(page.getKey() + ".ofd"));
            }
        }
        var others = new OtherRenderer(folder);
        others.draw(folder, PIXELS, 1);

        var unlike = new TreeSet<String>();
        for (var page : pages.entrySet()) {
            var other = others.of(page.getKey() + ".ofd", 1, PRINTED.contains(page.getKey()) ? Way.PRINTED : Way.DRAWN);
            if (PictureDifference.of(draw(page.getValue()), ImageIO.read(other.toFile())) > EDGES) {
                unlike.add(page.getKey());
            }
        }
        assertThat(unlike).isEqualTo(NOT_BY_OTHERS);
    }
}
