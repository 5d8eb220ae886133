package signinghelper.formats.ofd.pages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.image.BufferedImage;

import static org.assertj.core.api.Assertions.assertThat;

class DrawnOfdTest {
    private static final String RED = "Value=\"255 0 0\"";
    private static final String BLUE = "Value=\"0 0 255\"";

    private static BufferedImage draw(TestPage page) throws Exception {
        try (var document = DrawnDocument.of(page.content())) {
            return document.draw(1, 2).picture();
        }
    }

    private static int at(BufferedImage image, double x, double y) {
        return image.getRGB((int) (2 * x), (int) (2 * y)) & 0xFFFFFF;
    }

    @Test
    void theBoundaryCutsAndTheMatrixStartsAtItsCorner() throws Exception {
        var page = draw(TestPage.with(TestPage.square("Boundary=\"20 30 15 100\" CTM=\"2 0 0 3 0 0\"", RED)));

        assertThat(at(page, 30, 50)).isEqualTo(0xFF0000);
        assertThat(at(page, 37, 50)).isEqualTo(0xFFFFFF);
        assertThat(at(page, 30, 62)).isEqualTo(0xFFFFFF);
    }

    @Test
    void clipsCut() throws Exception {
        var clips =
                "<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary=\"5 0 5 5\"><ofd:AbbreviatedData>M 0 0 L 5 0 L 5 5 "
                        + "L 0 5 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips></ofd:PathObject>";
        var object = TestPage.square("Boundary=\"0 0 10 10\"", RED).replace("</ofd:PathObject>", clips);
        var page = draw(TestPage.with(object));

        assertThat(at(page, 7, 2)).isEqualTo(0xFF0000);
        assertThat(at(page, 2, 2)).isEqualTo(0xFFFFFF);
        assertThat(at(page, 7, 7)).isEqualTo(0xFFFFFF);
    }

    @ParameterizedTest
    @CsvSource({"Foreground, 0000FF", "Background, FF0000", "'', FF0000"})
    void aTemplateLiesBelowOrAbove(String order, String colour) throws Exception {
        var box = "Boundary=\"0 0 10 10\"";
        var layer = "<ofd:Content><ofd:Layer>%s</ofd:Layer></ofd:Content>";
        var page = draw(TestPage.with("")
                .content("<ofd:Template TemplateID=\"7\" ZOrder=\"" + order + "\"/>"
                        + layer.formatted(TestPage.square(box, RED)))
                .template(layer.formatted(TestPage.square(box, BLUE))));

        assertThat(at(page, 5, 5)).isEqualTo(Integer.parseInt(colour, 16));
    }

    @Test
    void layersLieInTheOrderOfTheirKinds() throws Exception {
        var box = "Boundary=\"0 0 10 10\"";
        var page = draw(TestPage.with("")
                .content("<ofd:Content><ofd:Layer>" + TestPage.square(box, RED)
                        + "</ofd:Layer><ofd:Layer Type=\"Background\">" + TestPage.square(box, BLUE)
                        + "</ofd:Layer></ofd:Content>"));

        assertThat(at(page, 5, 5)).isEqualTo(0xFF0000);
    }

    @ParameterizedTest
    @CsvSource({"GRAY, 128, 808080", "RGB, 1 2 3, 010203", "RGB, #0A #0B #0C, 0A0B0C"})
    void coloursAreOfTheirSpace(String type, String value, String colour) throws Exception {
        var object = TestPage.square("Boundary=\"0 0 10 10\"", "ColorSpace=\"4\" Value=\"" + value + "\"");
        var page = draw(TestPage.with(object)
                .resources("<ofd:ColorSpaces><ofd:ColorSpace ID=\"4\" Type=\"" + type + "\"/></ofd:ColorSpaces>"));

        assertThat(at(page, 5, 5)).isEqualTo(Integer.parseInt(colour, 16));
    }

    @Test
    void drawingParametersCountWhereTheObjectHasNone() throws Exception {
        var line = "<ofd:PathObject Boundary=\"0 0 100 100\" DrawParam=\"3\"><ofd:AbbreviatedData>M 0 50 L 100 50"
                + "</ofd:AbbreviatedData></ofd:PathObject>";
        var page = draw(TestPage.with(line)
                .resources("<ofd:DrawParams><ofd:DrawParam ID=\"2\" LineWidth=\"10\"/><ofd:DrawParam ID=\"3\" "
                        + "Relative=\"2\"><ofd:StrokeColor " + BLUE + "/></ofd:DrawParam></ofd:DrawParams>"));

        assertThat(at(page, 50, 46)).isEqualTo(0x0000FF);
        assertThat(at(page, 50, 44)).isEqualTo(0xFFFFFF);
    }

    /** Quarter of a circle around (50, 50) from the right to the bottom, the short way or the long one. */
    @ParameterizedTest
    @CsvSource({"0, 1, 71.2, 71.2, 28.8, 28.8", "1, 0, 71.2, 28.8, 0, 0", "0, 0, 58.8, 58.8, 28.8, 28.8"})
    void arcsRunTheWayTheyAreTold(int large, int clockwise, double x, double y, double elseX, double elseY)
            throws Exception {
        var page = draw(TestPage.with("<ofd:PathObject Boundary=\"0 0 120 120\" LineWidth=\"2\"><ofd:AbbreviatedData>"
                + "M 80 50 A 30 30 0 " + large + " " + clockwise + " 50 80</ofd:AbbreviatedData></ofd:PathObject>"));

        assertThat(at(page, x, y)).isNotEqualTo(0xFFFFFF);
        assertThat(at(page, elseX, elseY)).isEqualTo(0xFFFFFF);
    }
}
