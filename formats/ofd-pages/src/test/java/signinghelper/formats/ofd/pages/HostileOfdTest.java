package signinghelper.formats.ofd.pages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.internal.pages.PagePart;
import signinghelper.formats.ofd.internal.container.OfdException;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Pages that were made to go wrong, or to hide something: all of it is named, and what lies below is drawn. */
class HostileOfdTest {
    private static final String BOX = "Boundary=\"0 0 100 100\" ";
    private static final String SQUARE = TestPage.square(BOX, "Value=\"255 0 0\"");
    private static final String PICTURE = "<ofd:ImageObject Boundary=\"50 50 9 9\" ResourceID=\"3\"/>";

    private static void named(PagePart part, TestPage page) throws Exception {
        try (var document = DrawnDocument.of(page.content())) {
            var drawn = document.draw(1, 2);

            assertThat(drawn.undrawn()).containsExactly(part);
            assertThat(drawn.picture().getRGB(10, 10) & 0xFFFFFF).isEqualTo(0xFF0000);
        }
    }

    private static TestPage picture(byte[] octets) {
        return TestPage.with(SQUARE + PICTURE)
                .resources(TestPage.picture(3, "a.png"))
                .part("Doc_0/Res/a.png", octets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999", "0x10", "1.#QNAN", "\u0661", "9d", ""})
    void numbersThatAreNone(String number) throws Exception {
        named(
                PagePart.DRAWING,
                TestPage.with(SQUARE + TestPage.square("Boundary=\"0 0 " + number + " 100\"", "Value=\"0 0 0\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e5 0 0 1e5 0 0", "1 0 0 1 1e5 1e5"})
    void coordinatesFarAway(String matrix) throws Exception {
        var page = TestPage.with(SQUARE + TestPage.square(BOX + "CTM=\"" + matrix + "\"", "Value=\"0 0 0\""));
        try (var document = DrawnDocument.of(page.content())) {
            assertThatThrownBy(() -> document.draw(1, 2)).isInstanceOf(UndrawableException.class);
        }
    }

    /** A matrix that makes all of an object one line or point. */
    @ParameterizedTest
    @ValueSource(strings = {"0 0 0 0 0 0", "1 1 1 1 0 0"})
    void matricesWithoutAWayBack(String matrix) throws Exception {
        var shading =
                "<ofd:FillColor><ofd:AxialShd StartPoint=\"0 0\" EndPoint=\"9 9\"><ofd:Segment><ofd:Color Value=\"0 0 0\"/>"
                        + "</ofd:Segment><ofd:Segment><ofd:Color Value=\"9 9 9\"/></ofd:Segment></ofd:AxialShd></ofd:FillColor>";
        var page = TestPage.with(SQUARE + TestPage.filled(BOX + "CTM=\"" + matrix + "\"", shading));
        try (var document = DrawnDocument.of(page.content())) {
            assertThat(document.draw(1, 2).picture().getRGB(10, 150) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        }
    }

    @Test
    void blocksWithinBlocks() throws Exception {
        var page = TestPage.with("<ofd:PageBlock>".repeat(50) + SQUARE + "</ofd:PageBlock>".repeat(50));
        try (var document = DrawnDocument.of(page.content())) {
            assertThat(document.draw(1, 2).picture().getRGB(10, 10) & 0xFFFFFF).isEqualTo(0xFF0000);
        }
        var deeper = TestPage.with("<ofd:PageBlock>".repeat(5_000) + "</ofd:PageBlock>".repeat(5_000));
        try (var document = DrawnDocument.of(deeper.content())) {
            assertThatThrownBy(() -> document.draw(1, 2)).isInstanceOf(OfdException.class);
        }
    }

    /** Kinds that Java does not read, or not rightly. */
    @ParameterizedTest
    @CsvSource({
        "JPEG 2000, 0000000c6a5020200d0a870a0000001466747970",
        "WebP, 524946461a000000574542505650384c",
        "SVG, 3c73766720786d6c6e733d22687474703a2f2f",
        "nothing, ''",
        "broken, 89504e470d0a1a0a0000000d49484452ffffffffffffffff0802000000"
    })
    void picturesThatAreNotRead(String kind, String octets) throws Exception {
        named(PagePart.PICTURE, picture(HexFormat.of().parseHex(octets)));
    }

    @Test
    void jpegInInks() throws Exception {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, new Point());
        var jpeg = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(jpeg)) {
            var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            writer.setOutput(out);
            writer.write(new IIOImage(raster, null, null));
            writer.dispose();
        }

        named(PagePart.PICTURE, picture(jpeg.toByteArray()));
    }

    @Test
    void borderOfAPicture() throws Exception {
        var bordered = PICTURE.replace("/>", "><ofd:Border LineWidth=\"1\"/></ofd:ImageObject>");

        named(
                PagePart.PICTURE,
                TestPage.with(SQUARE + bordered)
                        .resources(TestPage.picture(3, "a.png"))
                        .part("Doc_0/Res/a.png", TestPictures.png()));
    }

    /** The left half of the mask is white, so that half of the picture shows; not all readers know masks. */
    @Test
    void picturesBehindAMask() throws Exception {
        var mask = new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_GRAY);
        for (var y = 0; y < 10; y++) {
            for (var x = 0; x < 5; x++) {
                mask.setRGB(x, y, 0xFFFFFFFF);
            }
        }
        var masked = "<ofd:ImageObject " + BOX + "ResourceID=\"3\" ImageMask=\"4\"/>";
        var page = TestPage.with(masked)
                .resources(TestPage.picture(3, "a.png") + TestPage.picture(4, "m.png"))
                .part("Doc_0/Res/a.png", TestPictures.png())
                .part("Doc_0/Res/m.png", TestPictures.png(mask));
        try (var document = DrawnDocument.of(page.content())) {
            var drawn = document.draw(1, 2);

            assertThat(drawn.picture().getRGB(60, 100) & 0xFFFFFF).isZero();
            assertThat(drawn.picture().getRGB(140, 100) & 0xFFFFFF).isEqualTo(0xFFFFFF);
            assertThat(drawn.doubtful()).containsExactly(PagePart.PICTURE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GouraudShd", "LaGouraudShd", "LaGourandShd"})
    void shadingsOfTriangles(String kind) throws Exception {
        named(
                PagePart.DRAWING,
                TestPage.with(SQUARE
                        + TestPage.filled(
                                BOX,
                                "<ofd:FillColor><ofd:" + kind + "><ofd:Point X=\"0\" Y=\"0\"/></ofd:" + kind
                                        + "></ofd:FillColor>")));
    }
}
