package signinghelper.formats.ofd.pages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.ofd.internal.container.OfdException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Pages that could mislead if a part of them were drawn, and pages that cost too much. */
class UndrawnOfdTest {
    private static final String BOX = "Boundary=\"0 0 100 100\" ";

    private static BufferedImage draw(TestPage page) throws Exception {
        try (var document = DrawnDocument.of(page.content())) {
            return document.draw(1, 2);
        }
    }

    private static void refused(TestPage page, boolean isLimit) {
        assertThatThrownBy(() -> draw(page))
                .isInstanceOfSatisfying(
                        UndrawableException.class,
                        refused -> assertThat(refused.isLimit()).isEqualTo(isLimit));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ofd:TextObject Boundary='0 0 99 99' Font='1' Size='4'><ofd:TextCode X='1' Y='4'>a</ofd:TextCode><ofd:CGTransform CodePosition='0'><ofd:Glyphs>1</ofd:Glyphs></ofd:CGTransform></ofd:TextObject>",
                "<ofd:TextObject Boundary='0 0 99 99' Font='1' Size='4'><ofd:TextCode X='1' Y='4'>a</ofd:TextCode><ofd:CGTransform CodePosition='0'><ofd:Glyphs>1</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X='1' Y='4'>b</ofd:TextCode></ofd:TextObject>",
                "<ofd:TextObject Boundary='0 0 99 99' Font='1' Size='4'><ofd:CGTransform CodePosition='1'><ofd:Glyphs>1</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X='1' Y='4'>a</ofd:TextCode></ofd:TextObject>",
                "<ofd:TextObject Boundary='0 0 99 99' Font='1' Size='4' Visible='false'><ofd:TextCode X='1' Y='4'>a</ofd:TextCode></ofd:TextObject>",
                "<ofd:TextObject Boundary='0 0 99 99' Font='1' Size='4' Fill='false'><ofd:TextCode X='1' Y='4'>a</ofd:TextCode></ofd:TextObject>",
                "<ofd:TextObject Boundary='0 0 99 99' Font='1' Size='4' Alpha='0'><ofd:TextCode X='1' Y='4'>a</ofd:TextCode></ofd:TextObject>",
                "<ofd:TextObject Boundary='0 0 99 99' Font='1' Size='4'><ofd:FillColor Value='0 0 0' Alpha='0'/><ofd:TextCode X='1' Y='4'>a</ofd:TextCode></ofd:TextObject>",
                "<ofd:TextObject Boundary='0 0 99 99' Font='1' Size='4'><ofd:TextCode X='1' Y='4' DeltaX='4' DeltaY='4 4'>abc</ofd:TextCode></ofd:TextObject>",
                "<ofd:TextObject Boundary='0 0 99 99' Font='1' Size='4'><ofd:TextCode X='1' Y='4' DeltaX='g 2.5 4'>abc</ofd:TextCode></ofd:TextObject>",
                "<ofd:TextObject Boundary='0 0 99 99' Font='1' Size='4'><ofd:TextCode X='1' Y='4' DeltaX='4 4'>a&#10;b</ofd:TextCode></ofd:TextObject>",
                "<ofd:TextObject Boundary='0 0 99 99' Font='1' Size='4'><ofd:TextCode X='1' Y='4' DeltaX='4 4'>&#x20000;b</ofd:TextCode></ofd:TextObject>",
                "<ofd:TextObject Boundary='0 0 99 99' Font='1' Size='4'><ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary='0 0 99 3'><ofd:AbbreviatedData>M 0 0 L 99 0 L 99 3 L 0 3 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips><ofd:TextCode X='1' Y='4'>a</ofd:TextCode></ofd:TextObject>",
                "<ofd:PageBlock Boundary='5 5 9 9'/>",
                "<ofd:CompositeObject Boundary='0 0 9 9' ResourceID='3'/>",
                "<ofd:VideoObject Boundary='0 0 9 9' ResourceID='3'/>",
                "<ofd:ImageObject Boundary='0 0 9 9' ResourceID='3'/>",
                "<ofd:TextObject Boundary='0 0 9 9' Font='2' Size='4'/>",
                "<ofd:TextObject Boundary='0 0 9 9' Font='1' Size='4' ReadDirection='90'/>",
                "<ofd:TextObject Boundary='0 0 9 9' Font='1' Size='4'><ofd:TextCode X='1' Y='4'>ab</ofd:TextCode>"
                        + "</ofd:TextObject>",
                "<ofd:TextObject Boundary='0 0 9 9' Font='1' Size='4'><ofd:TextCode X='50' Y='50'>a</ofd:TextCode>"
                        + "</ofd:TextObject>",
                "<ofd:TextObject Boundary='0 0 9 9' Font='1' Size='4'><ofd:CGTransform CodePosition='0'><ofd:Glyphs>7"
                        + "</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X='1' Y='4'>a</ofd:TextCode></ofd:TextObject>",
                "<ofd:TextObject Boundary='0 0 9 9' Font='1' Size='4'><ofd:TextCode X='1' Y='4'>&#xE123;</ofd:TextCode>"
                        + "</ofd:TextObject>",
                "<ofd:PathObject Boundary='0 0 9 9'><ofd:AbbreviatedData>M 0 0 Z</ofd:AbbreviatedData></ofd:PathObject>",
                "<ofd:PathObject Boundary='0 0 9 9' CTM='1 0 0 1 1 1'><ofd:Clips><ofd:Clip/></ofd:Clips>"
                        + "<ofd:AbbreviatedData>M 0 0 L 1 1</ofd:AbbreviatedData></ofd:PathObject>"
            })
    void whatIsNotDrawnMakesThePageUndrawn(String object) {
        refused(TestPage.with(TestPage.square(BOX, "Value='255 0 0'") + object.replace('\'', '"')), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Value=\"255 0 0\" Index=\"1\"",
                "Value=\"300 0 0\"",
                "Value=\"0 0\"",
                "Value=\"0 0 0\" ColorSpace=\"9\""
            })
    void anUnknownColourMakesThePageUndrawn(String colour) {
        refused(TestPage.with(TestPage.square(BOX, colour)), false);
    }

    /** Readers count the parts of CMYK to 100 or to 255. */
    @Test
    void coloursOfInkMakeThePageUndrawn() throws Exception {
        var spaces = "<ofd:ColorSpaces><ofd:ColorSpace ID=\"4\" Type=\"CMYK\"/></ofd:ColorSpaces>";
        var square = TestPage.square(BOX, "ColorSpace=\"4\" Value=\"0 0 0 100\"");

        refused(TestPage.with(square).resources(spaces), false);
    }

    @Test
    void aPageThatDoesNotBeginAtZeroIsUndrawn() throws Exception {
        var square = TestPage.square("Boundary=\"10 10 10 10\"", "Value=\"255 0 0\"");

        refused(TestPage.with(square).box("10 10 50 50"), false);
    }

    @Test
    void aLayerThatSomeReadersMoveIsUndrawn() throws Exception {
        refused(TestPage.with("").content("<ofd:Content><ofd:Layer " + BOX + "/></ofd:Content>"), false);
    }

    /** Some readers do not look at namespaces. */
    @Test
    void anElementOfAnotherNamespaceIsNotRead() {
        assertThatThrownBy(() -> draw(TestPage.with("<x xmlns=\"other\"/>"))).isInstanceOf(OfdException.class);
    }

    @Test
    void aTemplateOfATemplateIsNotFollowed() {
        var used = "<ofd:Template TemplateID=\"7\"/>";
        refused(TestPage.with("").content(used).template(used), false);
        refused(TestPage.with("").content("<ofd:Template TemplateID=\"8\"/>"), false);
    }

    @Test
    void drawingParametersThatNameEachOtherEnd() {
        var page = TestPage.with(TestPage.square(BOX + "DrawParam=\"3\"", "Value=\"0 0 0\""));
        refused(page.resources("<ofd:DrawParams><ofd:DrawParam ID=\"3\" Relative=\"3\"/></ofd:DrawParams>"), true);
    }

    @Test
    void manyLargeAreasAreTooMuch() {
        refused(
                TestPage.with(TestPage.square(BOX + "CTM=\"10 0 0 10 0 0\"", "Value=\"0 0 0\"")
                        .repeat(1_000)),
                true);
    }

    @Test
    void longOutlinesAreTooMuch() {
        var back = "L 0 100 L 100 0 ".repeat(20_000);
        refused(
                TestPage.with("<ofd:PathObject " + BOX + "><ofd:AbbreviatedData>M 0 0 " + back
                        + "</ofd:AbbreviatedData></ofd:PathObject>"),
                true);
    }

    @Test
    void manyShortDashesAreTooMuch() {
        refused(
                TestPage.with("<ofd:PathObject " + BOX + "DashPattern=\"0.00001 0.00001\"><ofd:AbbreviatedData>"
                        + "M 0 0 L 100 0</ofd:AbbreviatedData></ofd:PathObject>"),
                true);
    }

    @Test
    void aNumberHasALimit() {
        refused(TestPage.with(TestPage.text(1, 4, "DeltaX=\"g 100000000 1\"", "ab")), true);
        refused(TestPage.with(TestPage.square("Boundary=\"0 0 100 999999999\"", "Value=\"0 0 0\"")), true);
        refused(TestPage.with("").box("0 0 100000000 0.00001"), true);
        refused(TestPage.with("").box("0 0 10000 10000"), true);
    }

    @Test
    void aPictureHasALimit() throws Exception {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(10_000, 10_000, BufferedImage.TYPE_BYTE_BINARY), "png", png);
        var page = TestPage.with("<ofd:ImageObject " + BOX + "ResourceID=\"3\"/>")
                .resources("<ofd:MultiMedias><ofd:MultiMedia ID=\"3\" Type=\"Image\"><ofd:MediaFile>a.png"
                        + "</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>")
                .part("Doc_0/Res/a.png", png.toByteArray());
        refused(page, true);
    }

    @Test
    void aBrokenFontMakesThePageUndrawn() {
        var page = TestPage.with("<ofd:TextObject " + BOX + "Font=\"5\" Size=\"4\"><ofd:TextCode X=\"1\" Y=\"4\">a"
                        + "</ofd:TextCode></ofd:TextObject>")
                .resources("<ofd:Fonts><ofd:Font ID=\"5\" FontName=\"F\"><ofd:FontFile>f.ttf</ofd:FontFile></ofd:Font>"
                        + "</ofd:Fonts>")
                .part("Doc_0/Res/f.ttf", new byte[1_000]);
        refused(page, false);
    }
}
