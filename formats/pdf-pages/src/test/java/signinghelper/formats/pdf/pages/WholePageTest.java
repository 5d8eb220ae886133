package signinghelper.formats.pdf.pages;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.internal.pages.UndrawnPageException;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Pages a part of which PDFBox by itself leaves out, or shows otherwise than other programs do. */
class WholePageTest {
    private static final String WIDGET = "/Annots [<< /Subtype /Widget /FT /Tx /T (a) /F 4 /Rect [9 9 90 40] %s >>]";
    private static final String PICTURE = " /AP << /N 5 0 R >>";
    private static final int WHITE = 0xFFFFFFFF;

    @TempDir
    private Path folder;

    static Stream<Arguments> grey() {
        var nested = new WrittenPdf("", "/Resources << /XObject << /X 6 0 R >> >>", "/X Do");
        for (var number = 6; number < 70; number++) {
            var next = "/Resources << /XObject << /X %d 0 R >> >>".formatted(number + 1);
            nested.stream(number, WrittenPdf.FORM.formatted(next), "/X Do");
        }
        var image = "<< /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /%s >>";
        var font = "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>";
        var pattern = "/Resources << /Pattern << /P 6 0 R >> >>";
        var link = "/Annots [<< /Subtype /Link /Rect [9 9 40 40] /C [0] /BS << /W %d >> >>]";
        var composite = "/Resources << /Font << /F << /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H"
                + " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo"
                + " << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >> >> >>";
        var pictured = "/Resources << /XObject << /X 6 0 R >> >>";
        return Stream.of(
                arguments("a value without a picture", new WrittenPdf("", WIDGET.formatted("/V (900)"), "")),
                arguments("a value from above", new WrittenPdf("", WIDGET.formatted("/Parent << /V (900) >>"), "")),
                arguments("a caption", new WrittenPdf("", WIDGET.formatted("/MK << /CA (900) >>"), "")),
                arguments(
                        "a value that programs are to draw anew",
                        new WrittenPdf("/NeedAppearances true", WIDGET.formatted("/V (900)" + PICTURE), "")),
                arguments(
                        "a stamp without a picture",
                        new WrittenPdf("", "/Annots [<< /Subtype /Stamp /F 4 /Rect [9 9 90 40] >>]", "")),
                arguments("forms within forms", nested.stream(70, WrittenPdf.FORM.formatted(""), "0 0 9 9 re f")),
                arguments(
                        "a picture that cannot be read",
                        new WrittenPdf("", pictured, "/X Do").stream(6, image.formatted("JPXDecode"), "no")),
                arguments(
                        "a picture with a short key",
                        new WrittenPdf("", pictured, "/X Do")
                                .stream(6, image.formatted("X").replace("/Filter /X", "/D [1 0]"), "0")),
                arguments(
                        "a mask with a short key",
                        new WrittenPdf("", pictured, "/X Do")
                                .stream(6, image.formatted("X").replace("/Filter /X", "/SMask 7 0 R"), "0").stream(
                                        7, image.formatted("X").replace("/Filter /X", "/D [1 0]"), "0")),
                arguments("a line from nowhere", new WrittenPdf("", "", "1 g 9 9 l 90 9 l 90 90 l f")),
                arguments("a colour within a line", new WrittenPdf("", "", "9 9 m 1 g 90 9 l 90 90 l f")),
                arguments("a clip that a path follows", new WrittenPdf("", "", "0 0 9 9 re W* 0 0 9 9 re n")),
                arguments("a number that is none", new WrittenPdf("", "", "0x20 20 50 50 re f")),
                arguments(
                        "a picture of half its range",
                        new WrittenPdf("", pictured, "/X Do")
                                .stream(6, image.formatted("X").replace("/Filter /X", "/Decode [0 .5]"), "0")),
                arguments(
                        "a pattern without a step",
                        new WrittenPdf("", pattern, "/Pattern cs /P scn 0 0 50 50 re f")
                                .stream(
                                        6,
                                        "<< /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 0 /YStep 9 /Resources << >> >>",
                                        "0 0 9 9 re f")),
                arguments("a link with a wide frame", new WrittenPdf("", link.formatted(40), "")),
                arguments(
                        "glyphs of a font that is not there", new WrittenPdf("", composite, "BT /F 9 Tf <0003> Tj ET")),
                arguments("words behind a text", new WrittenPdf("", font, "BT /F 9 Tf ET (900) Tj")),
                arguments("words in a font that is not there", new WrittenPdf("", "", "BT /F 9 Tf (900) Tj ET")),
                arguments("a number too many", new WrittenPdf("", "", "9 0 0 20 20 re f")),
                arguments("a name for a number", new WrittenPdf("", "", "/a 0 20 20 re f")),
                arguments("an operator that nobody knows", new WrittenPdf("", "", "0 0 20 20 ref")),
                arguments("a picture that is not there", new WrittenPdf("", "", "/X Do")),
                arguments(
                        "an end within a picture",
                        new WrittenPdf("", "", "BI /W 9 /H 9 /BPC 8 /CS /G ID 1234 EI Q 0 0 99 99 re f EI")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("grey")
    void isGrey(String what, WrittenPdf document) throws Exception {
        assertThatThrownBy(() -> draw(document)).isInstanceOf(UndrawnPageException.class);
    }

    @Test
    void isDrawnWhereNothingIsLeftOut() throws Exception {
        var hidden = WIDGET.replace("/F 4", "/F 2").formatted("/V (900)");
        var inline = "9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI";

        assertThat(draw(new WrittenPdf("", WIDGET.formatted("/V (900)" + PICTURE), "")))
                .isNotNull();
        assertThat(draw(new WrittenPdf("", WIDGET.formatted(""), ""))).isNotNull();
        assertThat(draw(new WrittenPdf("", hidden, ""))).isNotNull();
        assertThat(draw(new WrittenPdf("", "", inline))).isNotNull();
        var link = "/Annots [<< /Subtype /Link /Rect [9 9 40 40] /C [0] /BS << /W 1 >> >>]";
        assertThat(draw(new WrittenPdf("", link, "h 9 9 m 9 90 l h S h +.5 -1. 9 9 re W n")))
                .isNotNull();
    }

    /** Other programs show what is meant for a screen; PDFBox by itself what is meant for another file. */
    @Test
    void aLayerIsThatOfAScreen() throws Exception {
        var page = "/Resources << /Properties << /L 6 0 R >> >>";
        var content = "/OC /L BDC 0 0 999 999 re f EMC";
        var layer = "<< /Type /OCG /Name (L) /Usage << /View << /ViewState /%s >> /Export << /ExportState /%s >> >> >>";
        var settings = "/OCProperties << /OCGs [6 0 R] /D << /BaseState /%s >> >>";

        var seen = new WrittenPdf("", page, content).object(6, layer.formatted("ON", "OFF"));
        assertThat(draw(seen.catalog(settings.formatted("ON"))).getRGB(20, 20)).isNotEqualTo(WHITE);
        var unseen = new WrittenPdf("", page, content).object(6, layer.formatted("OFF", "ON"));
        assertThat(draw(unseen.catalog(settings.formatted("OFF"))).getRGB(20, 20))
                .isEqualTo(WHITE);
    }

    /** By itself PDFBox looks at the usage for an export, too; other programs look at none, unless they are asked to. */
    @Test
    void theUsageOfALayerIsNoState() throws Exception {
        var page = "/Resources << /Properties << /L 6 0 R >> >>";
        var content = "/OC /L BDC 0 0 999 999 re f EMC";
        var layer = "<< /Type /OCG /Name (L) /Usage << /%s >> >>";
        var export = layer.formatted("Export << /ExportState /OFF >>");
        var seen = new WrittenPdf("", page, content)
                .object(6, export)
                .catalog("/OCProperties << /OCGs [6 0 R] /D << >> >>");
        assertThat(draw(seen).getRGB(20, 20)).isNotEqualTo(WHITE);

        var automatic =
                "/OCProperties << /OCGs [6 0 R] /D << /AS [<< /Event /View /Category [/View] /OCGs [6 0 R] >>] >> >>";
        for (var usage : List.of("View << /ViewState /OFF >>", "Zoom << /min 2 >>")) {
            var open = new WrittenPdf("", page, content)
                    .object(6, layer.formatted(usage))
                    .catalog(automatic);
            assertThatThrownBy(() -> draw(open)).isInstanceOf(UndrawnPageException.class);
        }
        var twice = automatic.replace("/D << ", "/D << /ON [6 0 R] /OFF [6 0 R] ");
        var both = new WrittenPdf("", page, content)
                .object(6, "<< /Type /OCG /Name (L) >>")
                .catalog(twice);
        assertThatThrownBy(() -> draw(both)).isInstanceOf(UndrawnPageException.class);
        var untyped =
                new WrittenPdf("", page, content).object(6, "<< /Name (L) >>").catalog(automatic);
        assertThatThrownBy(() -> draw(untyped)).isInstanceOf(UndrawnPageException.class);
        var same = layer.formatted("View << /ViewState /ON >>");
        assertThat(draw(new WrittenPdf("", page, content).object(6, same).catalog(automatic))
                        .getRGB(20, 20))
                .isNotEqualTo(WHITE);
    }

    static Stream<Arguments> refused() {
        var twice = "<< /Filter [/ASCIIHexDecode /ASCIIHexDecode] >>";
        return Stream.of(
                arguments("a filter twice", new WrittenPdf("", "", "").stream(4, twice, "3331>")),
                arguments("data of another file", new WrittenPdf("", "", "").stream(4, "<< /F (a) >>", "")),
                arguments(
                        "a page with kids", new WrittenPdf("", "/Kids [7 0 R]", "").object(7, WrittenPdf.page("", 3))),
                arguments(
                        "a node above that is another", new WrittenPdf("", "", "").object(3, WrittenPdf.page("", 1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefused(String what, WrittenPdf document) {
        assertThatThrownBy(() -> draw(document)).isInstanceOf(FormatException.class);
    }

    private BufferedImage draw(WrittenPdf document) throws Exception {
        return document.draw(folder);
    }
}
