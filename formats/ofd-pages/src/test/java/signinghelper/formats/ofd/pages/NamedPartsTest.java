package signinghelper.formats.ofd.pages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.internal.pages.DrawnPage;
import signinghelper.formats.internal.pages.PagePart;
import signinghelper.formats.ofd.internal.container.OfdException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Pages that lack something, or that other readers show otherwise: the rest is drawn, and that is named. */
class NamedPartsTest {
    private static final String BOX = "Boundary=\"0 0 100 100\" ";
    private static final String LETTER = "<ofd:TextCode X='1' Y='4'>a</ofd:TextCode>";
    private static final String TRANSFORM =
            "<ofd:CGTransform CodePosition='%s'><ofd:Glyphs>1</ofd:Glyphs></ofd:CGTransform>";

    private static DrawnPage draw(TestPage page) throws Exception {
        try (var document = DrawnDocument.of(page.content())) {
            return document.draw(1, 2);
        }
    }

    /** The object lies over a red square, which is drawn all the same. */
    private static DrawnPage over(String object) throws Exception {
        var square = TestPage.square(BOX, "Value='255 0 0'");
        var page = draw(TestPage.with((square + object).replace('\'', '"')));

        assertThat(page.picture().getRGB(18, 18) & 0xFFFFFF).isEqualTo(0xFF0000);
        return page;
    }

    private static String text(String attributes, String within) {
        return "<ofd:TextObject Boundary='0 0 99 99' Font='1' Size='4' " + attributes + ">" + within
                + "</ofd:TextObject>";
    }

    private static void doubtful(String text) throws Exception {
        var page = over(text);
        assertThat(page.doubtful()).containsExactly(PagePart.TEXT);
        assertThat(page.undrawn()).isEmpty();
    }

    @Test
    void lettersWithTransformsThatReadersTakeDifferently() throws Exception {
        doubtful(text("", LETTER + TRANSFORM.formatted(0)));
        doubtful(text("", LETTER + TRANSFORM.formatted(0) + LETTER));
        doubtful(text("", TRANSFORM.formatted(1) + LETTER));
        // The font is not within the document.
        doubtful(text("", TRANSFORM.formatted(0) + LETTER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fill='false'", "Alpha='0'", "ReadDirection='90'", "CharDirection='90'"})
    void lettersThatAReaderMayShowOtherwise(String attributes) throws Exception {
        doubtful(text(attributes, LETTER));
    }

    @Test
    void lettersInATransparentColour() throws Exception {
        doubtful(text("", "<ofd:FillColor Value='0 0 0' Alpha='0'/>" + LETTER));
    }

    @ParameterizedTest
    @CsvSource({
        "abc, DeltaX='4' DeltaY='4 4'",
        "a&#10;b, DeltaX='4 4'",
        "ab, ''",
    })
    void lettersWithoutPlaces(String letters, String deltas) throws Exception {
        doubtful(text("", "<ofd:TextCode X='1' Y='4' " + deltas + ">" + letters + "</ofd:TextCode>"));
    }

    @Test
    void lettersOutsideTheirBoundaryAreDrawn() throws Exception {
        var page = over(
                "<ofd:TextObject Boundary='0 0 9 9' Font='1' Size='40'><ofd:TextCode X='50' Y='90'>M</ofd:TextCode>"
                        + "</ofd:TextObject>");

        assertThat(page.doubtful()).containsExactly(PagePart.TEXT);
        assertThat(StampsTest.hasInk(page.picture(), 50, 60, 40, 30)).isTrue();
    }

    @Test
    void lettersThatAClipCuts() throws Exception {
        doubtful(text(
                "",
                "<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary='0 0 99 3'><ofd:AbbreviatedData>M 0 0 L 99 0 L 99 3 L 0 3 C"
                        + "</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>" + LETTER));
    }

    @Test
    void lettersInAFontThatIsBrokenOrMissing() throws Exception {
        var fonts =
                "<ofd:Fonts><ofd:Font ID=\"5\" FontName=\"F\"><ofd:FontFile>f.ttf</ofd:FontFile></ofd:Font></ofd:Fonts>";
        var broken = text("", LETTER).replace("Font='1'", "Font='5'").replace('\'', '"');
        var page = draw(TestPage.with(broken).resources(fonts).part("Doc_0/Res/f.ttf", new byte[1_000]));

        assertThat(page.doubtful()).containsExactly(PagePart.TEXT);
        assertThat(StampsTest.hasInk(page.picture(), 0, 0, 5, 5)).isTrue();
        doubtful(text("", LETTER).replace("Font='1'", "Font='9'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TEXT | <ofd:TextObject Boundary='0 0 9 9' Font='1' Size='4' Visible='false'/>",
                "TEXT | <ofd:TextObject Boundary='0 0 9 9' Font='1' Size='4'><ofd:TextCode X='1' Y='4' DeltaX='g 2.5 4'>abc</ofd:TextCode></ofd:TextObject>",
                "TEXT | <ofd:TextObject Boundary='0 0 9 9' Font='1' Size='4'><ofd:TextCode X='1' Y='4'>&#xE123;</ofd:TextCode></ofd:TextObject>",
                "OTHER | <ofd:CompositeObject Boundary='0 0 9 9' ResourceID='3'/>",
                "OTHER | <ofd:VideoObject Boundary='0 0 9 9' ResourceID='3'/>",
                "PICTURE | <ofd:ImageObject Boundary='0 0 9 9' ResourceID='3'/>",
                "DRAWING | <ofd:PathObject Boundary='0 0 9 9'><ofd:AbbreviatedData>M 0 0 Z</ofd:AbbreviatedData></ofd:PathObject>",
                "DRAWING | <ofd:PathObject Boundary='0 0 9 9'><ofd:FillColor Value='300 0 0'/><ofd:AbbreviatedData/></ofd:PathObject>",
                "DRAWING | <ofd:PathObject Boundary='0 0 9 9'><ofd:FillColor Value='0 0'/><ofd:AbbreviatedData/></ofd:PathObject>",
                "DRAWING | <ofd:PathObject Boundary='0 0 9 9'><ofd:FillColor><ofd:GouraudShd/></ofd:FillColor><ofd:AbbreviatedData/></ofd:PathObject>"
            })
    void whatIsNotDrawn(PagePart part, String object) throws Exception {
        assertThat(over(object).undrawn()).containsExactly(part);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LAYOUT | <ofd:PageBlock Boundary='5 5 9 9'/>",
                "LAYOUT | <ofd:PageBlock DrawParam='9'/><ofd:PageBlock Boundary='1 1 1 1'/>",
                "DRAWING | <ofd:PathObject Boundary='0 0 9 9'><ofd:Clips><ofd:Clip/></ofd:Clips><ofd:AbbreviatedData/></ofd:PathObject>",
                "DRAWING | <ofd:PathObject Boundary='0 0 9 9' DrawParam='9'><ofd:AbbreviatedData/></ofd:PathObject>",
                "DRAWING | <ofd:PathObject><ofd:AbbreviatedData/></ofd:PathObject>"
            })
    void whatReadersMayShowOtherwise(PagePart part, String object) throws Exception {
        assertThat(over(object).doubtful()).containsExactly(part);
    }

    /** Readers count the parts of CMYK to 100 or to 255. */
    @Test
    void coloursOfInk() throws Exception {
        var spaces = "<ofd:ColorSpaces><ofd:ColorSpace ID=\"4\" Type=\"CMYK\"/></ofd:ColorSpaces>";
        var square = TestPage.square(BOX, "ColorSpace=\"4\" Value=\"0 0 0 100\"");
        var page = draw(TestPage.with(square).resources(spaces));

        assertThat(page.doubtful()).containsExactly(PagePart.DRAWING);
        assertThat(page.picture().getRGB(5, 5) & 0xFFFFFF).isZero();
    }

    @Test
    void aPageThatDoesNotBeginAtZero() throws Exception {
        var square = TestPage.square("Boundary=\"10 10 10 10\"", "Value=\"255 0 0\"");
        var page = draw(TestPage.with(square).box("10 10 50 50"));

        assertThat(page.doubtful()).containsExactly(PagePart.LAYOUT);
        assertThat(page.picture().getRGB(5, 5) & 0xFFFFFF).isEqualTo(0xFF0000);
    }

    @Test
    void aPageWithoutASize() throws Exception {
        var page = draw(TestPage.with("").box(""));

        assertThat(page.doubtful()).containsExactly(PagePart.LAYOUT);
        assertThat(page.picture().getWidth()).isEqualTo(420);
    }

    @Test
    void aClipOfVeryManyLines() throws Exception {
        var clip = "<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary='0 0 1 1'><ofd:AbbreviatedData>M 0 0 "
                + "L 1 1 ".repeat(3_000) + "</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>";
        var page = over(TestPage.square("Boundary='50 50 10 10'", "Value='0 0 255'")
                .replace("</ofd:PathObject>", clip + "</ofd:PathObject>"));

        assertThat(page.doubtful()).containsExactly(PagePart.DRAWING);
        assertThat(page.picture().getRGB(2 * 55, 2 * 55) & 0xFFFFFF).isEqualTo(0x0000FF);
    }

    @Test
    void aLayerThatSomeReadersMove() throws Exception {
        var page = draw(TestPage.with("").content("<ofd:Content><ofd:Layer " + BOX + "/></ofd:Content>"));

        assertThat(page.doubtful()).containsExactly(PagePart.LAYOUT);
    }

    /** Some readers do not look at namespaces, and some programs forget them. */
    @Test
    void elementsOfAnotherNamespaceAndOfNone() throws Exception {
        var strange = over("<x xmlns='other' Boundary='0 0 9 9'/>");
        assertThat(strange.undrawn()).containsExactly(PagePart.OTHER);
        assertThat(strange.doubtful()).containsExactly(PagePart.LAYOUT);

        var none = over(
                "<PathObject Boundary='50 50 9 9' Fill='true'><FillColor Value='0 0 255'/><AbbreviatedData>M 0 0 L 9 0 L 9 9"
                        + " C</AbbreviatedData></PathObject>");
        assertThat(none.picture().getRGB(2 * 57, 2 * 52) & 0xFFFFFF).isEqualTo(0x0000FF);
        assertThat(none.undrawn()).isEmpty();
        assertThat(none.doubtful()).containsExactly(PagePart.LAYOUT);
    }

    @Test
    void aFurtherDocumentOfTheFile() throws Exception {
        assertThat(draw(TestPage.with("").secondDocument()).undrawn()).containsExactly(PagePart.OTHER);
    }

    /** The other pages are drawn. */
    @Test
    void aPageThatIsBroken() throws Exception {
        try (var document = DrawnDocument.of(TestPage.with("<").content())) {
            assertThat(document.pages()).hasSize(1);
            assertThatThrownBy(() -> document.draw(1, 2)).isInstanceOf(OfdException.class);
        }
    }

    @Test
    void aTemplateThatIsMissing() throws Exception {
        var page = draw(TestPage.with("").content("<ofd:Template TemplateID=\"8\"/>"));

        assertThat(page.undrawn()).containsExactly(PagePart.TEMPLATE);
    }

    @Test
    void anAnnotationThatIsHiddenOrBroken() throws Exception {
        var hidden = draw(TestPage.with("").annotation("Visible=\"false\"", "<ofd:Appearance/>"));
        assertThat(hidden.undrawn()).containsExactly(PagePart.ANNOTATION);

        var broken = draw(TestPage.with("").annotation("", "").part("Doc_0/Annot.xml", "<"));
        assertThat(broken.undrawn()).containsExactly(PagePart.ANNOTATION);
    }

    /** Windows does not tell these names apart. */
    @Test
    void aPictureUnderANameWithOtherLetters() throws Exception {
        var page = draw(TestPage.with("<ofd:ImageObject " + BOX + "ResourceID=\"3\"/>")
                .resources(TestPage.picture(3, "a.PNG"))
                .part("Doc_0/Res/A.png", TestPictures.png()));

        assertThat(page.undrawn()).isEmpty();
        assertThat(page.doubtful()).containsExactly(PagePart.PICTURE);
    }
}
