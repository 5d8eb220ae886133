package signinghelper.formats.ofd.pages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;

import java.awt.image.BufferedImage;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Documents of ofdrw-layout (src/test/ofdrw/OrdinaryPages.java), drawn and compared with what their maker was told. */
class OrdinaryOfdTest {
    private static final int WHITE = 0xFFFFFF;
    private static final int SCALE = 4;

    private static DrawnDocument open(String name) throws Exception {
        try (var in = Objects.requireNonNull(OrdinaryOfdTest.class.getResourceAsStream(name), name)) {
            return DrawnDocument.of(Content.inMemory(Bytes.copyOf(in.readAllBytes())));
        }
    }

    private static BufferedImage draw(String name) throws Exception {
        try (var document = open(name)) {
            return document.draw(1, SCALE).picture();
        }
    }

    private static int at(BufferedImage image, double x, double y) {
        return image.getRGB((int) (x * SCALE), (int) (y * SCALE)) & WHITE;
    }

    /** Returns the share of dark pixels in a box in millimetres. */
    private static double ink(BufferedImage image, double left, double top, double width, double height) {
        return share(image, 0, left, top, width, height);
    }

    /** Returns the share of pixels in a box whose component lies in the lower half. */
    private static double share(BufferedImage image, int shift, double left, double top, double width, double height) {
        var dark = 0;
        var all = 0;
        for (var y = (int) (top * SCALE); y < (top + height) * SCALE; y++) {
            for (var x = (int) (left * SCALE); x < (left + width) * SCALE; x++) {
                dark += (image.getRGB(x, y) >> shift & 0xFF) < 0x80 ? 1 : 0;
                all++;
            }
        }
        return (double) dark / all;
    }

    @Test
    void lettersStandWhereTheMakerPutThem() throws Exception {
        var page = draw("text.ofd");

        // Each of the title's seven letters is 8 wide; nothing stands beside them.
        for (var letter = 0; letter < 7; letter++) {
            assertThat(ink(page, 31.7 + 8 * letter, 27.5, 8, 8)).isBetween(0.05, 0.5);
        }
        assertThat(ink(page, 31.7 + 56.5, 27.5, 50, 8)).isZero();
        assertThat(ink(page, 0, 0, 210, 25)).isZero();
    }

    @Test
    void eachPageHasItsOwnLetters() throws Exception {
        try (var document = open("text.ofd")) {
            assertThat(document.pages()).hasSize(2);
            assertThat(text(document, 1)).startsWith("政府采购投标函投标总价为人民币壹佰万元整").contains("第34条");
            assertThat(text(document, 2)).startsWith("第35条").endsWith("（盖章处）");
            assertThat(document.letters(1).get(1).x()
                            - document.letters(1).get(0).x())
                    .isCloseTo(8, within(0.01));
        }
    }

    private static String text(DrawnDocument document, int page) throws Exception {
        var text = new StringBuilder();
        document.letters(page).forEach(letter -> text.appendCodePoint(letter.codePoint()));
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "20, 20, FF0000", // filled square
        "40.2, 20, 0000FF", // edge of a square
        "50, 20, FFFFFF", // its inside
        "80, 25, 008000", // below a curve
        "72, 12, FFFFFF", // beside the curve
        "37.1, 42.9, FFFFFF", // behind the end of an arc
        "60, 50, 808080", // half transparent
        "90, 50, FF8000", // turned by 45 degrees
        "84.5, 44.5, FFFFFF" // corner of the square before it was turned
    })
    void drawsPaths(double x, double y, String colour) throws Exception {
        assertThat(at(draw("drawing.ofd"), x, y)).isEqualTo(Integer.parseInt(colour, 16));
    }

    @Test
    void drawsAnArcWithDashes() throws Exception {
        // A line of 0.5 in a strip of 1, and a third of it left out.
        assertThat(share(draw("drawing.ofd"), 16, 19.5, 45, 1, 10)).isBetween(0.2, 0.5);
    }

    @ParameterizedTest
    @CsvSource({"10", "45", "80"})
    void drawsPicturesOfEachKind(double left) throws Exception {
        var page = draw("pictures.ofd");

        assertThat(at(page, left + 7, 17) & 0xC0C0C0).isEqualTo(0xC00000);
        assertThat(at(page, left + 22, 32) & 0xC0C0C0).isEqualTo(0x0000C0);
        assertThat(at(page, left + 22, 17) & 0xC0C0C0).isZero();
        assertThat(at(page, left - 1, 17)).isEqualTo(WHITE);
    }

    @Test
    void drawsLettersOfAnEmbeddedFont() throws Exception {
        assertThat(ink(draw("embedded.ofd"), 10, 10, 70, 15)).isBetween(0.03, 0.4);
    }

    @Test
    void drawsAnnotations() throws Exception {
        assertThat(at(draw("annotated.ofd"), 80, 65)).isEqualTo(0x00C800);
    }

    /** From red to blue over 100 millimetres. */
    @ParameterizedTest
    @CsvSource({"12, 20, C00000", "107, 20, 0000C0", "60, 20, 400040", "60, 70, C0C0C0"})
    void drawsShadings(double x, double y, String colour) throws Exception {
        assertThat(at(draw("gradient.ofd"), x, y) & 0xC0C0C0).isEqualTo(Integer.parseInt(colour, 16));
    }
}
