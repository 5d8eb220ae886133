package signinghelper.formats.pdf.pages;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.internal.pages.UndrawnPageException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Pages that poppler, MuPDF and Ghostscript show otherwise than PDFBox. */
class OtherProgramsTest {
    private static final String SPACE = "/Resources << /ColorSpace << %s >> >>";
    private static final String LAYER = "<< /Type /OCG /Name (L) >>";
    private static final String LAYERS = "/OCProperties << /OCGs [%s] /D << /OFF [6 0 R] >> >>";
    private static final String HIDDEN = "/%s /L BDC 0 0 50 50 re f EMC";

    @TempDir
    private Path folder;

    private static WrittenPdf image(String keys) {
        return image(keys, 1, 8);
    }

    private static WrittenPdf image(String keys, int height, int bits) {
        var image = "<< /Subtype /Image /Width 1 /Height " + height + " /BitsPerComponent " + bits + " %s >>";
        return new WrittenPdf("", "/Resources << /XObject << /X 6 0 R >> >>", "/X Do")
                .stream(6, image.formatted(keys), "0");
    }

    private static WrittenPdf masked(String keys) {
        var mask = "<< /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray %s >>";
        return image("/ColorSpace /DeviceGray /SMask 7 0 R").stream(7, mask.formatted(keys), "0");
    }

    private static WrittenPdf tiles(String color, String keys) {
        var tile = "<< /PatternType 1 /TilingType 1 /BBox [0 0 9 9] /Resources << >> %s >>";
        return new WrittenPdf("", "/Resources << /Pattern << /P 6 0 R >> >>", color + " /P scn 0 0 50 50 re f")
                .stream(6, tile.formatted(keys), "0 0 9 9 re f");
    }

    private static WrittenPdf layered(String tag, String listed, String properties) {
        return new WrittenPdf("", "/Resources << /Properties << /L 7 0 R >> >>", HIDDEN.formatted(tag))
                .object(6, LAYER)
                .object(7, properties)
                .catalog(LAYERS.formatted(listed));
    }

    private static WrittenPdf form(String keys) {
        return new WrittenPdf("", "/Resources << /XObject << /X 6 0 R >> >>", "/X Do")
                .stream(6, WrittenPdf.FORM.formatted(keys), "0 0 9 9 re f");
    }

    private static WrittenPdf blended(String mode) {
        return new WrittenPdf("", "/Resources << /ExtGState << /G << /BM %s >> >> >>".formatted(mode), "/G gs");
    }

    private static WrittenPdf shaded(String keys) {
        var shading =
                "/Resources << /Shading << /S << /ColorSpace /DeviceGray /Function << /FunctionType 2 /Domain [0 1]"
                        + " /N 1 >> %s >> >> >>";
        return new WrittenPdf("", shading.formatted(keys), "/S sh");
    }

    private static WrittenPdf jpeg(String keys, byte[] note) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        var octets = out.toString(StandardCharsets.ISO_8859_1);
        var noted = octets.substring(0, 2) + new String(note, StandardCharsets.ISO_8859_1) + octets.substring(2);
        var image = "<< /Subtype /Image /BitsPerComponent 8 /Filter /DCTDecode %s >>";
        return new WrittenPdf("", "/Resources << /XObject << /X 6 0 R >> >>", "/X Do")
                .stream(6, image.formatted(keys), noted);
    }

    private static WrittenPdf annotated(String keys) {
        return new WrittenPdf("", "/Annots [<< /Rect [9 9 40 40] %s >>]".formatted(keys), "");
    }

    private static WrittenPdf masking(String keys) {
        var state = "/Resources << /ExtGState << /G << /SMask << /S /Luminosity /G 6 0 R >> >> >> >>";
        return new WrittenPdf("", state, "/G gs 0 0 9 9 re f")
                .stream(6, WrittenPdf.FORM.formatted(keys), "1 g 0 0 9 9 re f");
    }

    private static WrittenPdf pictured(int mode) {
        var font =
                "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] /CharProcs << /a 7 0 R >>"
                        + " /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [9] >>";
        var text = "BT " + mode + " Tr /F 9 Tf (a) Tj ET";
        return new WrittenPdf("", "/Resources << /Font << /F 6 0 R >> >>", text)
                .object(6, font).stream(7, "<< >>", "9 0 0 0 9 9 d1 0 0 9 9 re f");
    }

    static Stream<Arguments> mixed() {
        var adobe = new byte[] {-1, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        var colors = "/Width 8 /Height 8 /ColorSpace /DeviceRGB";
        var stencil = "<< /Subtype /Image /ImageMask true /Width 1 /Height 1 /BitsPerComponent 8 >>";
        return Stream.of(
                arguments("half a domain", shaded("/ShadingType 2 /Coords [0 0 9 0] /Domain [0 .5]")),
                arguments("a cone", shaded("/ShadingType 3 /Coords [9 9 1 50 9 4] /Extend [true true]")),
                arguments("a ground of a shading", shaded("/ShadingType 2 /Coords [0 0 9 0] /Background [1]")),
                arguments("a picture of less data", image("/ColorSpace /DeviceGray", 2, 8)),
                arguments("a picture of three bits", image("/ColorSpace /DeviceGray", 1, 3)),
                arguments("a stencil of eight bits", image("").stream(6, stencil, "0")),
                arguments("two masks", masked("").stream(6, twoMasks(), "0")),
                arguments("a JPEG of another size", jpeg(colors.replace("/Height 8", "/Height 9"), new byte[0])),
                arguments("a JPEG of other colours", jpeg(colors.replace("RGB", "Gray"), new byte[0])),
                arguments("a JPEG of two notes", jpeg(colors, adobe)),
                arguments("a mark that begins outside", form("").stream(6, WrittenPdf.FORM.formatted(""), "EMC")),
                arguments("a mark that ends outside", form("").stream(6, WrittenPdf.FORM.formatted(""), "/A BMC")),
                arguments("a mask that is no group", masking("")),
                arguments("letters of pictures that clip", pictured(7)),
                arguments("a line below zero", new WrittenPdf("", "", "-9 w 9 9 m 50 9 l S")),
                arguments("a dash below zero", new WrittenPdf("", "", "[-9 5] 0 d 9 9 m 50 9 l S")),
                arguments("an annotation of no kind", annotated("/AP << /N 5 0 R >>")),
                arguments("a window's own picture", annotated("/Subtype /Popup /AP << /N 5 0 R >>")),
                arguments("a stamp that toggles", annotated("/Subtype /Stamp /F 256 /AP << /N 5 0 R >>")),
                arguments("looks of no state", annotated("/Subtype /Widget /AP << /N << /On 5 0 R >> >>")),
                arguments("a blending stamp", annotated("/Subtype /Stamp /BM /Multiply /AP << /N 5 0 R >>")),
                arguments("a ground of a field", annotated("/Subtype /Widget /FT /Sig /MK << /BG [1 1 1] >>")));
    }

    private static String twoMasks() {
        return "<< /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /SMask 7 0 R /Mask [0 0] >>";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mixed")
    void isGreyWhereProgramsDiffer(String what, WrittenPdf document) {
        isGrey(what, document);
    }

    static Stream<Arguments> grey() {
        var plate = "[/Separation /None /DeviceGray << /FunctionType 2 /Domain [0 1] /N 1 >>]";
        var expression = "<< /Type /OCMD /VE [/Not 6 0 R] >>";
        return Stream.of(
                arguments("a soft mask that is one all over", masked("/Decode [1 1]")),
                arguments("a soft mask turned round", masked("/Decode [1 0]")),
                arguments("a grey of 255 parts", image("/ColorSpace /DeviceGray /Decode [0 255]")),
                arguments(
                        "a palette of one colour", image("/ColorSpace [/Indexed /DeviceRGB 0 <000000>] /Decode [0 1]")),
                arguments("a plate that is not printed", image("/ColorSpace " + plate)),
                arguments("a layer of another tag", layered("Span", "6 0 R", LAYER)),
                arguments("a layer that is not listed", unlisted()),
                arguments("a layer by an expression", layered("OC", "6 0 R", expression)),
                arguments("members that are not listed", layered("OC", "", "<< /Type /OCMD /OCGs [6 0 R] >>")),
                arguments("a difference from the paper", blended("/Difference")),
                arguments("one of two modes", blended("[/Unknown /Multiply]")),
                arguments("tiles below a pixel", tiles("/Pattern cs", "/PaintType 1 /XStep 1.2 /YStep 9")),
                arguments(
                        "tiles that a matrix makes small",
                        tiles("/Pattern cs", "/PaintType 1 /XStep 9 /YStep 9 /Matrix [.1 0 0 .1 0 0]")),
                arguments("tiles of no colour", tiles("/Pattern cs 0", "/PaintType 2 /XStep 9 /YStep 9")),
                arguments(
                        "another space by a device's name",
                        new WrittenPdf("", SPACE.formatted("/DeviceGray [/Indexed /DeviceRGB 0 <ffffff>]"), "0 g")),
                arguments(
                        "another space by a short name",
                        new WrittenPdf(
                                "",
                                SPACE.formatted("/G [/Indexed /DeviceRGB 0 <ffffff>]"),
                                "BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI")),
                arguments("three numbers for a grey", new WrittenPdf("", "", "/DeviceGray cs 1 0 0 sc")),
                arguments("half a matrix", form("/Matrix [1 0 0]")));
    }

    private static WrittenPdf unlisted() {
        return new WrittenPdf("", "/Resources << /Properties << /L 6 0 R >> >>", HIDDEN.formatted("OC"))
                .object(6, LAYER)
                .catalog(LAYERS.formatted(""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("grey")
    void isGrey(String what, WrittenPdf document) {
        assertThatThrownBy(() -> document.draw(folder)).isInstanceOf(UndrawnPageException.class);
    }

    static Stream<Arguments> drawn() {
        var pattern = "/Pattern << /P 6 0 R >> /ColorSpace << /S [/Pattern /DeviceRGB] >>";
        return Stream.of(
                arguments("a soft mask", masked("/Decode [0 1]")),
                arguments("a grey turned round", image("/ColorSpace /DeviceGray /Decode [1 0]")),
                arguments("a palette", image("/ColorSpace [/Indexed /DeviceRGB 0 <000000>] /Decode [0 255]")),
                arguments("properties", layered("Span", "6 0 R", "<< /MCID 1 >>")),
                arguments("members", layered("OC", "6 0 R", "<< /Type /OCMD /OCGs [6 0 R] >>")),
                arguments("a product with the paper", blended("/Multiply")),
                arguments("tiles", tiles("/Pattern cs", "/PaintType 1 /XStep 9 /YStep 9")),
                arguments(
                        "tiles upside down",
                        tiles("/Pattern cs", "/PaintType 1 /XStep 9 /YStep 9 /Matrix [.75 0 0 -.75 0 9]")),
                arguments(
                        "tiles on their side",
                        tiles("/Pattern cs", "/PaintType 1 /XStep 9 /YStep -9 /Matrix [0 .75 -.75 0 0 9]")),
                arguments(
                        "tiles of a colour",
                        new WrittenPdf(
                                        "",
                                        "/Resources << %s >>".formatted(pattern),
                                        "/S cs 1 0 0 /P scn 0 0 50 50 re f")
                                .stream(
                                        6,
                                        "<< /PatternType 1 /PaintType 2 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << >> >>",
                                        "0 0 9 9 re f")),
                arguments("an axis", shaded("/ShadingType 2 /Coords [0 0 9 0] /Domain [0 1] /Extend [true true]")),
                arguments("a ball", shaded("/ShadingType 3 /Coords [9 9 0 9 9 9] /Extend [true true]")),
                arguments("a JPEG", jpeg("/Width 8 /Height 8 /ColorSpace /DeviceRGB", new byte[0])),
                arguments("a mask", masking("/Group << /S /Transparency /CS /DeviceGray >>")),
                arguments("letters of pictures", pictured(0)),
                arguments("a stamp", annotated("/Subtype /Stamp /AP << /N 5 0 R >>")),
                arguments("a state", annotated("/Subtype /Widget /AS /On /AP << /N << /On 5 0 R >> >>")),
                arguments("a form", form("/Matrix [1 0 0 1 0 0] /Group << /S /Transparency >>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawn")
    void isDrawn(String what, WrittenPdf document) throws Exception {
        assertThat(document.draw(folder)).isNotNull();
    }
}
