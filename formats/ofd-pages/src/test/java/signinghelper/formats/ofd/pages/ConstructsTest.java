package signinghelper.formats.ofd.pages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.internal.pages.PagePart;

import java.awt.image.BufferedImage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each construct of real documents on a page of its own: drawn where it belongs, with nothing to remark. */
class ConstructsTest {
    private static final String BOX = "Boundary=\"0 0 100 100\" ";
    private static final String RED = "Value=\"255 0 0\"";
    private static final String BLUE = "Value=\"0 0 255\"";
    private static final int WHITE = 0xFFFFFF;

    private static BufferedImage draw(TestPage page) throws Exception {
        try (var document = DrawnDocument.of(page.content())) {
            var drawn = document.draw(1, 2);

            assertThat(drawn.undrawn()).isEmpty();
            assertThat(drawn.doubtful()).isEmpty();
            return drawn.picture();
        }
    }

    private static int at(BufferedImage image, double x, double y) {
        return image.getRGB((int) (2 * x), (int) (2 * y)) & WHITE;
    }

    private static String shading(String kind, String attributes) {
        return "<ofd:FillColor><ofd:%s %s><ofd:Segment Position=\"0\"><ofd:Color %s/></ofd:Segment><ofd:Segment Position=\"1\"><ofd:Color %s/></ofd:Segment></ofd:%s></ofd:FillColor>"
                .formatted(kind, attributes, RED, BLUE, kind);
    }

    /** Across from 20 to 60. */
    @ParameterizedTest
    @CsvSource({
        "'', 21, C00000",
        "'', 40, 400040",
        "'', 59, 0000C0",
        "'', 10, C0C0C0",
        "'', 90, C0C0C0",
        "Extend=\"1\", 10, C00000",
        "Extend=\"1\", 90, C0C0C0",
        "Extend=\"2\", 90, 0000C0",
        "Extend=\"3\", 10, C00000",
        "MapType=\"Repeat\", 61, C00000",
        "MapType=\"Reflect\", 61, 0000C0"
    })
    void axialShadings(String attributes, double x, String colour) throws Exception {
        var fill = shading("AxialShd", "StartPoint=\"20 0\" EndPoint=\"60 0\" " + attributes);
        var page = draw(TestPage.with(TestPage.filled(BOX, fill)));

        assertThat(at(page, x, 50) & 0xC0C0C0).isEqualTo(Integer.parseInt(colour, 16));
    }

    /** So short a way that its sides would end on the page if they were measured by it. */
    @Test
    void aShadingOverAHair() throws Exception {
        var fill = shading("AxialShd", "StartPoint=\"50 50\" EndPoint=\"50.001 50\" Extend=\"3\"");
        var page = draw(TestPage.with(TestPage.filled(BOX, fill)));

        assertThat(at(page, 10, 2)).isEqualTo(0xFF0000);
        assertThat(at(page, 90, 98)).isEqualTo(0x0000FF);
    }

    /** Together more than may be read for one page. */
    @Test
    void pagesThatAreDrawnAgainAndAgain() throws Exception {
        var page = TestPage.with("<ofd:ImageObject " + BOX + "ResourceID=\"3\"/>")
                .resources(TestPage.picture(3, "large"))
                .part("Doc_0/Res/large", new byte[60 << 20]);
        try (var document = DrawnDocument.of(page.content())) {
            for (var time = 0; time < 6; time++) {
                assertThat(document.draw(1, 1).undrawn()).containsExactly(PagePart.PICTURE);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 50, 50, C00000",
        "'', 50, 88, 0000C0",
        "'', 72, 50, 400080",
        "'', 50, 28, 400080",
        "'', 50, 95, C0C0C0",
        "'Extend=\"2\"', 50, 95, 0000C0",
        "'Eccentricity=\"0.8\"', 50, 63, 400080",
        "'Eccentricity=\"0.8\" Angle=\"90\"', 63, 50, 400080"
    })
    void radialShadings(String attributes, double x, double y, String colour) throws Exception {
        var fill = shading(
                "RadialShd",
                "StartPoint=\"50 50\" EndPoint=\"50 50\" StartRadius=\"0\" EndRadius=\"40\" " + attributes);

        assertThat(at(draw(TestPage.with(TestPage.filled(BOX, fill))), x, y) & 0xC0C0C0)
                .isEqualTo(Integer.parseInt(colour, 16));
    }

    /** Cells of ten every twenty millimetres, the object moved by five. */
    @ParameterizedTest
    @CsvSource({
        "'', 7, FF0000",
        "'', 17, FFFFFF",
        "'', 27, FF0000",
        "RelativeTo=\"Page\", 2, FFFFFF",
        "RelativeTo=\"Page\", 22, FF0000"
    })
    void patterns(String attributes, double x, String colour) throws Exception {
        var fill = "<ofd:FillColor><ofd:Pattern Width=\"10\" Height=\"10\" XStep=\"20\" YStep=\"20\" " + attributes
                + "><ofd:CellContent>" + TestPage.square("Boundary=\"0 0 10 10\"", RED)
                + "</ofd:CellContent></ofd:Pattern></ofd:FillColor>";

        assertThat(at(draw(TestPage.with(TestPage.filled("Boundary=\"5 0 90 90\"", fill))), x, 5))
                .isEqualTo(Integer.parseInt(colour, 16));
    }

    /** A unit within a unit, half as large, with the boundary of the outer one around it. */
    @Test
    void objectsThatAreMadeOfOthers() throws Exception {
        var square = TestPage.square("Boundary=\"10 10 50 50\" CTM=\"5 0 0 5 0 0\"", RED);
        var object =
                "<ofd:CompositeObject Boundary=\"20 20 15 40\" CTM=\"0.5 0 0 0.5 0 0\" ResourceID=\"3\" Alpha=\"128\"/>";
        var page = draw(TestPage.with(object).resources(TestPage.composite(3, square)));

        assertThat(at(page, 24, 24)).isEqualTo(WHITE);
        assertThat(at(page, 30, 30) & 0xFF00F0).isEqualTo(0xFF0070);
        assertThat(at(page, 36, 30)).isEqualTo(WHITE);
    }

    /** The clip ends in the middle of an object that its matrix makes twice as large. */
    @ParameterizedTest
    @CsvSource({"true, 15, FF0000", "false, 15, FFFFFF", "false, 5, FF0000"})
    void clipsMoveWithTheObjectOrNot(boolean isMoved, double x, String colour) throws Exception {
        var clips = "<ofd:Clips TransFlag=\"" + isMoved
                + "\"><ofd:Clip><ofd:Area><ofd:Path Boundary=\"0 0 10 10\"><ofd:AbbreviatedData>"
                + "M 0 0 L 10 0 L 10 10 L 0 10 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>";
        var object = TestPage.square(BOX + "CTM=\"2 0 0 2 0 0\"", RED)
                .replace("</ofd:PathObject>", clips + "</ofd:PathObject>");

        assertThat(at(draw(TestPage.with(object)), x, 5)).isEqualTo(Integer.parseInt(colour, 16));
    }

    @Test
    void picturesInJbig2() throws Exception {
        var page = draw(TestPage.with("<ofd:ImageObject Boundary=\"10 10 80 80\" ResourceID=\"3\"/>")
                .resources(TestPage.picture(3, "code.jb2"))
                .part("Doc_0/Res/code.jb2", TestPictures.jbig2()));

        assertThat(at(page, 30, 50)).isZero();
        assertThat(at(page, 70, 50)).isEqualTo(WHITE);
    }

    /** The letter is drawn by its glyph, and by its code where no glyph is given. */
    @ParameterizedTest
    @CsvSource({"true, B", "false, A"})
    void lettersOfACompactFont(boolean hasGlyph, String letter) throws Exception {
        var transform =
                hasGlyph ? "<ofd:CGTransform CodePosition=\"0\"><ofd:Glyphs>1</ofd:Glyphs></ofd:CGTransform>" : "";
        var page = draw(TestPage.with("<ofd:TextObject " + BOX + "Font=\"5\" Size=\"20\">" + transform
                        + "<ofd:TextCode X=\"10\" Y=\"40\">" + letter + "</ofd:TextCode></ofd:TextObject>")
                .resources(
                        "<ofd:Fonts><ofd:Font ID=\"5\" FontName=\"Square\"><ofd:FontFile>f.ttf</ofd:FontFile></ofd:Font></ofd:Fonts>")
                .part("Doc_0/Res/f.ttf", TestFont.compact()));

        assertThat(at(page, 11, 21)).isZero();
        assertThat(at(page, 29, 39)).isZero();
        assertThat(at(page, 31, 30)).isEqualTo(WHITE);
        assertThat(at(page, 20, 41)).isEqualTo(WHITE);
    }

    /** A number that is no identifier finds no letter, though the font has so many. */
    @Test
    void lettersOfACompactFontWithIdentifiers() throws Exception {
        var text = "<ofd:TextObject " + BOX
                + "Font=\"5\" Size=\"20\"><ofd:CGTransform CodePosition=\"0\"><ofd:Glyphs>%d</ofd:Glyphs>"
                + "</ofd:CGTransform><ofd:TextCode X=\"10\" Y=\"40\">\uE000</ofd:TextCode></ofd:TextObject>";
        var fonts =
                "<ofd:Fonts><ofd:Font ID=\"5\" FontName=\"Square\"><ofd:FontFile>f.ttf</ofd:FontFile></ofd:Font></ofd:Fonts>";
        var font = TestFont.compactWithIdentifiers();

        var page = draw(TestPage.with(text.formatted(300)).resources(fonts).part("Doc_0/Res/f.ttf", font));
        assertThat(at(page, 20, 30)).isZero();

        var other = TestPage.with(text.formatted(1)).resources(fonts).part("Doc_0/Res/f.ttf", font);
        try (var document = DrawnDocument.of(other.content())) {
            assertThat(document.draw(1, 2).undrawn()).containsExactly(PagePart.TEXT);
        }
    }

    /** A glyph of OpenType is meant by its place, whatever identifier it has. */
    @Test
    void lettersOfAnOpenTypeFontWithIdentifiers() throws Exception {
        var page = draw(TestPage.with("<ofd:TextObject " + BOX
                        + "Font=\"5\" Size=\"20\"><ofd:CGTransform CodePosition=\"0\"><ofd:Glyphs>1</ofd:Glyphs>"
                        + "</ofd:CGTransform><ofd:TextCode X=\"10\" Y=\"40\">\uE000</ofd:TextCode></ofd:TextObject>")
                .resources(
                        "<ofd:Fonts><ofd:Font ID=\"5\" FontName=\"Square\"><ofd:FontFile>f.otf</ofd:FontFile></ofd:Font></ofd:Fonts>")
                .part("Doc_0/Res/f.otf", TestFont.openTypeWithIdentifiers()));

        assertThat(at(page, 20, 30)).isZero();
        assertThat(at(page, 31, 30)).isEqualTo(WHITE);
    }

    @Test
    void coloursOfAPalette() throws Exception {
        var space =
                "<ofd:ColorSpaces><ofd:ColorSpace ID=\"4\" Type=\"RGB\"><ofd:Palette><ofd:CV>0 0 0</ofd:CV><ofd:CV>0 0 255</ofd:CV>"
                        + "</ofd:Palette></ofd:ColorSpace></ofd:ColorSpaces>";
        var square = TestPage.square("Boundary=\"0 0 10 10\"", "ColorSpace=\"4\" Index=\"1\"");

        assertThat(at(draw(TestPage.with(square).resources(space)), 5, 5)).isEqualTo(0x0000FF);
    }

    @Test
    void templatesOfTemplates() throws Exception {
        var layer = "<ofd:Content><ofd:Layer>%s</ofd:Layer></ofd:Content>";
        var page = draw(TestPage.with("")
                .content("<ofd:Template TemplateID=\"7\"/>")
                .template(
                        7,
                        "<ofd:Template TemplateID=\"8\"/>"
                                + layer.formatted(TestPage.square("Boundary=\"0 0 9 9\"", RED)))
                .template(8, layer.formatted(TestPage.square("Boundary=\"0 0 10 10\"", BLUE))));

        assertThat(at(page, 5, 5)).isEqualTo(0xFF0000);
        assertThat(at(page, 9.6, 5)).isEqualTo(0x0000FF);
    }

    @Test
    void annotationsLieAboveInTheirBoundary() throws Exception {
        var page = draw(TestPage.with(TestPage.filled(BOX, "<ofd:FillColor " + BLUE + "/>"))
                .annotation(
                        "Type=\"Watermark\" ID=\"9\"",
                        "<ofd:Appearance Boundary=\"40 40 20 20\">" + TestPage.square("Boundary=\"5 5 10 10\"", RED)
                                + "</ofd:Appearance>"));

        assertThat(at(page, 50, 50)).isEqualTo(0xFF0000);
        assertThat(at(page, 42, 42)).isEqualTo(0x0000FF);
    }

    @Test
    void documentsThatTakeNoFurtherSignature() throws Exception {
        var closed =
                TestPage.with(TestPage.square("Boundary=\"0 0 10 10\"", RED)).closedSignatures();

        assertThat(at(draw(closed), 5, 5)).isEqualTo(0xFF0000);
        assertThatThrownBy(() -> DocumentFormats.named("ofd").orElseThrow().pages(closed.content()))
                .hasMessageContaining("LIST_SIGNED");
    }

    /** As programs write them that know the older schema. */
    @Test
    void documentsFromBeforeTheStandard() throws Exception {
        var square = TestPage.square("Boundary=\"0 0 10 10\"", RED);
        var page = draw(TestPage.with("")
                .part(
                        "Doc_0/Pages/Page_0/Content.xml",
                        "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org\"><ofd:Content><ofd:Layer>" + square
                                + "</ofd:Layer></ofd:Content></ofd:Page>"));

        assertThat(at(page, 5, 5)).isEqualTo(0xFF0000);
    }

    /** Without blanks beside operators, and with commas between numbers. */
    @Test
    void pathsThatAreWrittenTightly() throws Exception {
        var path = "<ofd:PathObject " + BOX + "Fill=\"true\"><ofd:FillColor " + RED
                + "/><ofd:AbbreviatedData>M0,0L10,0L10,10L0,10C</ofd:AbbreviatedData></ofd:PathObject>";

        assertThat(at(draw(TestPage.with(path)), 5, 5)).isEqualTo(0xFF0000);
    }
}
