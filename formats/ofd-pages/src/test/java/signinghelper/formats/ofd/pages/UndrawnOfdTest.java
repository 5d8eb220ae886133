package signinghelper.formats.ofd.pages;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Pages that cost too much, of which nothing is drawn. */
class UndrawnOfdTest {
    private static final String BOX = "Boundary=\"0 0 100 100\" ";

    private static void refused(TestPage page) throws Exception {
        try (var document = DrawnDocument.of(page.content())) {
            assertThatThrownBy(() -> document.draw(1, 2))
                    .isInstanceOfSatisfying(
                            UndrawableException.class,
                            refused -> assertThat(refused.isLimit()).isTrue());
        }
    }

    @Test
    void drawingParametersThatNameEachOtherEnd() throws Exception {
        var page = TestPage.with(TestPage.square(BOX + "DrawParam=\"3\"", "Value=\"0 0 0\""));
        refused(page.resources("<ofd:DrawParams><ofd:DrawParam ID=\"3\" Relative=\"3\"/></ofd:DrawParams>"));
    }

    @Test
    void manyLargeAreasAreTooMuch() throws Exception {
        refused(TestPage.with(TestPage.square(BOX + "CTM=\"10 0 0 10 0 0\"", "Value=\"0 0 0\"")
                .repeat(1_000)));
    }

    @Test
    void longOutlinesAreTooMuch() throws Exception {
        var back = "L 0 100 L 100 0 ".repeat(20_000);
        refused(TestPage.with("<ofd:PathObject " + BOX + "><ofd:AbbreviatedData>M 0 0 " + back
                + "</ofd:AbbreviatedData></ofd:PathObject>"));
    }

    @Test
    void manyShortDashesAreTooMuch() throws Exception {
        refused(TestPage.with("<ofd:PathObject " + BOX + "DashPattern=\"0.00001 0.00001\"><ofd:AbbreviatedData>"
                + "M 0 0 L 100 0</ofd:AbbreviatedData></ofd:PathObject>"));
    }

    @Test
    void manyObjectsAreTooMuch() throws Exception {
        refused(TestPage.with("<ofd:PageBlock/>".repeat(210_000)));
    }

    /** Each unit has ten of the next, on seven levels. */
    @Test
    void unitsThatMultiplyAreTooMuch() throws Exception {
        var units = new StringBuilder();
        for (var at = 10; at < 17; at++) {
            units.append(TestPage.composite(
                    at, ("<ofd:CompositeObject " + BOX + "ResourceID=\"" + (at + 1) + "\"/>").repeat(10)));
        }
        refused(TestPage.with("<ofd:CompositeObject " + BOX + "ResourceID=\"10\"/>")
                .resources(units + TestPage.composite(17, TestPage.square(BOX, "Value=\"255 0 0\""))));
    }

    @Test
    void aNumberHasALimit() throws Exception {
        refused(TestPage.with(TestPage.text(1, 4, "DeltaX=\"g 100000000 1\"", "ab")));
        refused(TestPage.with(TestPage.square("Boundary=\"0 0 100 999999999\"", "Value=\"0 0 0\"")));
        refused(TestPage.with("").box("0 0 100000000 0.00001"));
        refused(TestPage.with("").box("0 0 10000 10000"));
    }

    @Test
    void aPictureHasALimit() throws Exception {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(10_000, 10_000, BufferedImage.TYPE_BYTE_BINARY), "png", png);
        var page = TestPage.with("<ofd:ImageObject " + BOX + "ResourceID=\"3\"/>")
                .resources("<ofd:MultiMedias><ofd:MultiMedia ID=\"3\" Type=\"Image\"><ofd:MediaFile>a.png"
                        + "</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>")
                .part("Doc_0/Res/a.png", png.toByteArray());
        refused(page);
    }

    @Test
    void templatesOfEachOtherEnd() throws Exception {
        var used = "<ofd:Template TemplateID=\"7\"/>";
        refused(TestPage.with("").content(used).template(used));
    }

    @Test
    void compositesOfEachOtherEnd() throws Exception {
        var object = "<ofd:CompositeObject " + BOX + "ResourceID=\"3\"/>";
        refused(TestPage.with(object).resources(TestPage.composite(3, object + object)));
    }

    @Test
    void aPatternOfManyCellsIsTooMuch() throws Exception {
        var pattern = "<ofd:Pattern Width=\"0.01\" Height=\"0.01\"><ofd:CellContent/></ofd:Pattern>";
        refused(TestPage.with(TestPage.filled(BOX, "<ofd:FillColor>" + pattern + "</ofd:FillColor>")));
    }
}
