package signinghelper.formats.ofd.pages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.internal.pages.DrawnPage;
import signinghelper.formats.internal.pages.PagePart;

import java.awt.image.BufferedImage;
import java.nio.charset.Charset;

import static org.assertj.core.api.Assertions.assertThat;

/** Constructs that some makers of documents use and others never do: how things are written, placed and named. */
class MakersTest {
    private static final String BOX = "Boundary=\"0 0 100 100\" ";
    private static final String RED = "Value=\"255 0 0\"";
    private static final String SQUARE = TestPage.square(BOX, RED);
    private static final String CONTENT = "Doc_0/Pages/Page_0/Content.xml";
    private static final String LETTER = "<ofd:TextCode X=\"10\" Y=\"40\">A</ofd:TextCode></ofd:TextObject>";
    private static final int WHITE = 0xFFFFFF;

    private static DrawnPage draw(TestPage page) throws Exception {
        try (var document = DrawnDocument.of(page.content())) {
            return document.draw(1, 2);
        }
    }

    private static BufferedImage whole(TestPage page) throws Exception {
        var drawn = draw(page);
        assertThat(drawn.undrawn()).isEmpty();
        assertThat(drawn.doubtful()).isEmpty();
        return drawn.picture();
    }

    private static int at(BufferedImage image, double x, double y) {
        return image.getRGB((int) (2 * x), (int) (2 * y)) & WHITE;
    }

    private static TestPage written(String encoding, String namespace, String within) {
        var xml = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><ofd:Page xmlns:ofd=\"" + namespace
                + "\"><!-- 页面 --><ofd:Content><ofd:Layer>" + within + "</ofd:Layer></ofd:Content></ofd:Page>";
        return TestPage.with("").part(CONTENT, xml.getBytes(Charset.forName(encoding)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "GBK", "GB2312", "GB18030"})
    void encodings(String encoding) throws Exception {
        var page = whole(written(encoding, "http://www.ofdspec.org/2016", SQUARE));

        assertThat(at(page, 5, 5)).isEqualTo(0xFF0000);
    }

    /** @param rest of the object's element, behind its resource */
    private static TestPage picture(String rest, String location) throws Exception {
        return TestPage.with("<ofd:ImageObject " + BOX + "ResourceID=\"3\" " + rest)
                .resources(TestPage.picture(3, location))
                .part("Doc_0/Res/a.png", TestPictures.png());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Doc_0/Res/a.png", "../Res/a.png", "./a.png", "..//Res/./a.png"})
    void locations(String location) throws Exception {
        var page = whole(picture("/>", location));

        assertThat(at(page, 50, 50)).isZero();
    }

    /** As programs on Windows write them, or with another beginning than the standard has it. */
    @ParameterizedTest
    @ValueSource(strings = {"..\\Res\\a.png", "A.PNG", "Res/a.png", "Doc_0/Res/a.png"})
    void locationsThatNotAllReadersFollow(String location) throws Exception {
        var drawn = draw(picture("/>", location));

        assertThat(at(drawn.picture(), 50, 50)).isZero();
        assertThat(drawn.doubtful()).containsExactly(PagePart.PICTURE);
    }

    @ParameterizedTest
    @CsvSource({"NonZero, 0000FF", "Even-Odd, FFFFFF"})
    void rulesOfFilling(String rule, String colour) throws Exception {
        var twice = "M 0 0 L 90 0 L 90 90 L 0 90 C M 20 20 L 60 20 L 60 60 L 20 60 C";
        var page = whole(TestPage.with("<ofd:PathObject " + BOX + "Fill=\"true\" Stroke=\"false\" Rule=\"" + rule
                + "\"><ofd:FillColor Value=\"0 0 255\"/><ofd:AbbreviatedData>" + twice
                + "</ofd:AbbreviatedData></ofd:PathObject>"));

        assertThat(at(page, 40, 40)).isEqualTo(Integer.parseInt(colour, 16));
        assertThat(at(page, 10, 10)).isEqualTo(0x0000FF);
    }

    /** A line of ten from (20, 50) to (80, 50), its end, and a corner that points up at (50, 50). */
    @ParameterizedTest
    @CsvSource({
        "Butt, 83, 50, FFFFFF",
        "Square, 83, 50, 000000",
        "Square, 84, 54, 000000",
        "Round, 83, 50, 000000",
        "Round, 84.5, 54.5, FFFFFF"
    })
    void capsOfLines(String cap, double x, double y, String colour) throws Exception {
        var page = whole(TestPage.with("<ofd:PathObject " + BOX + "LineWidth=\"10\" Cap=\"" + cap
                + "\"><ofd:AbbreviatedData>M 20 50 L 80 50</ofd:AbbreviatedData></ofd:PathObject>"));

        assertThat(at(page, x, y)).isEqualTo(Integer.parseInt(colour, 16));
    }

    @ParameterizedTest
    @CsvSource({"Miter, 44, 000000", "Round, 44, FFFFFF", "Round, 45.9, 000000", "Bevel, 45.9, FFFFFF"})
    void joinsOfLines(String join, double y, String colour) throws Exception {
        var page = whole(TestPage.with("<ofd:PathObject " + BOX + "LineWidth=\"10\" Join=\"" + join
                + "\"><ofd:AbbreviatedData>M 20 80 L 50 50 L 80 80</ofd:AbbreviatedData></ofd:PathObject>"));

        assertThat(at(page, 50, y)).isEqualTo(Integer.parseInt(colour, 16));
    }

    @ParameterizedTest
    @CsvSource({"0, 25, 000000", "0, 35, FFFFFF", "10, 25, FFFFFF"})
    void dashesBeginAtTheirOffset(int offset, double x, String colour) throws Exception {
        var page = whole(TestPage.with("<ofd:PathObject " + BOX + "LineWidth=\"4\" DashPattern=\"10 10\" DashOffset=\""
                + offset + "\"><ofd:AbbreviatedData>M 20 50 L 90 50</ofd:AbbreviatedData></ofd:PathObject>"));

        assertThat(at(page, x, 50)).isEqualTo(Integer.parseInt(colour, 16));
    }

    /** Half as wide, and upside down below the base line. */
    @ParameterizedTest
    @CsvSource({
        "HScale=\"0.5\", 21, 30, FFFFFF",
        "HScale=\"0.5\", 12, 22, 000000",
        "CTM=\"1 0 0 -1 0 80\", 15, 55, 000000"
    })
    void lettersThatAreScaled(String attributes, double x, double y, String colour) throws Exception {
        var page = whole(letters(attributes, LETTER));

        assertThat(at(page, x, y)).isEqualTo(Integer.parseInt(colour, 16));
    }

    private static TestPage letters(String attributes, String within) throws Exception {
        return TestPage.with("<ofd:TextObject " + BOX + "Font=\"5\" Size=\"20\" " + attributes + ">" + within)
                .resources(
                        "<ofd:Fonts><ofd:Font ID=\"5\" FontName=\"Square\"><ofd:FontFile>f.otf</ofd:FontFile></ofd:Font></ofd:Fonts>")
                .part("Doc_0/Res/f.otf", TestFont.compact());
    }

    /** Some readers turn the letters about other points, so a line says so. */
    @Test
    void lettersThatAreTurned() throws Exception {
        var drawn = draw(letters("CharDirection=\"90\"", LETTER));

        assertThat(at(drawn.picture(), 20, 50)).isZero();
        assertThat(at(drawn.picture(), 20, 30)).isEqualTo(WHITE);
        assertThat(drawn.doubtful()).containsExactly(PagePart.TEXT);
    }

    @Test
    void lettersWithoutASizeAreNamed() throws Exception {
        var drawn = draw(TestPage.with("<ofd:TextObject " + BOX + "Font=\"1\">" + LETTER));

        assertThat(drawn.undrawn()).containsExactly(PagePart.TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40 0 0 40 30 30", "-40 0 0 -40 70 70", "0 40 -40 0 70 30"})
    void matricesOfPictures(String matrix) throws Exception {
        var page = whole(picture("CTM=\"" + matrix + "\"/>", "a.png"));

        assertThat(at(page, 50, 50)).isZero();
        assertThat(at(page, 28, 50)).isEqualTo(WHITE);
        assertThat(at(page, 72, 50)).isEqualTo(WHITE);
    }

    @Test
    void transparentPicturesAndActions() throws Exception {
        var actions =
                "<ofd:Actions><ofd:Action Event=\"CLICK\"><ofd:URI URI=\"http://example.com\"/></ofd:Action></ofd:Actions>";
        var page = whole(picture("Alpha=\"51\">" + actions + "</ofd:ImageObject>", "a.png"));

        assertThat(at(page, 50, 50)).isEqualTo(0xCCCCCC);
    }

    /** The size of the paper counts, not that of what is meant to be printed on it. */
    @Test
    void otherBoxesOfThePage() throws Exception {
        var page = whole(TestPage.with("")
                .content(
                        "<ofd:Area><ofd:PhysicalBox>0 0 50 80</ofd:PhysicalBox><ofd:ApplicationBox>10 10 20 20</ofd:ApplicationBox>"
                                + "<ofd:ContentBox>12 12 5 5</ofd:ContentBox><ofd:BleedBox>-3 -3 56 86</ofd:BleedBox></ofd:Area>"
                                + "<ofd:Content><ofd:Layer>" + SQUARE + "</ofd:Layer></ofd:Content>"));

        assertThat(page.getWidth()).isEqualTo(100);
        assertThat(page.getHeight()).isEqualTo(160);
        assertThat(at(page, 5, 5)).isEqualTo(0xFF0000);
    }

    @Test
    void foregroundsAndHiddenLayers() throws Exception {
        var box = "Boundary=\"0 0 10 10\"";
        var drawn = whole(TestPage.with("")
                .content("<ofd:Content><ofd:Layer Type=\"Foreground\">" + TestPage.square(box, RED)
                        + "</ofd:Layer><ofd:Layer Type=\"Body\">" + TestPage.square(box, "Value=\"0 0 255\"")
                        + "</ofd:Layer></ofd:Content>"));

        assertThat(at(drawn, 5, 5)).isEqualTo(0xFF0000);
    }

    /** An earlier or later state of the document may be what another reader shows. */
    @Test
    void versionsOfADocument() throws Exception {
        var drawn = draw(TestPage.with(SQUARE).versions());

        assertThat(at(drawn.picture(), 5, 5)).isEqualTo(0xFF0000);
        assertThat(drawn.doubtful()).containsExactly(PagePart.LAYOUT);
    }
}
