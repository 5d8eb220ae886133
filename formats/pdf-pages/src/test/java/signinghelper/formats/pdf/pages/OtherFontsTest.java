package signinghelper.formats.pdf.pages;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.internal.pages.UndrawnPageException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Fonts of which poppler, MuPDF and Ghostscript show other glyphs than PDFBox. */
class OtherFontsTest {
    private static final int LETTER = '1';
    private static final int DIRECTORY = 12;
    private static final int ENTRY = 16;
    private static final int FORMAT_0 = 262;

    @TempDir
    private Path folder;

    private static String font() {
        try (var font = Objects.requireNonNull(
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"))) {
            return new String(font.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The font with other tables of characters: each is {platform, encoding, glyph of the letter}. */
    private static String font(int[]... tables) {
        var font = font();
        var octets = ByteBuffer.wrap(font.getBytes(StandardCharsets.ISO_8859_1));
        var maps = ByteBuffer.allocate(4 + tables.length * (8 + FORMAT_0));
        maps.putShort((short) 0).putShort((short) tables.length);
        for (var i = 0; i < tables.length; i++) {
            maps.putShort((short) tables[i][0]).putShort((short) tables[i][1]);
            maps.putInt(4 + tables.length * 8 + i * FORMAT_0);
        }
        for (var table : tables) {
            var glyphs = new byte[256];
            glyphs[LETTER] = (byte) table[2];
            maps.putShort((short) 0).putShort((short) FORMAT_0).putShort((short) 0);
            maps.put(glyphs);
        }
        for (var at = DIRECTORY; ; at += ENTRY) {
            if (font.startsWith("cmap", at)) {
                octets.putInt(at + 8, font.length()).putInt(at + 12, maps.capacity());
                break;
            }
        }
        return new String(octets.array(), StandardCharsets.ISO_8859_1)
                + new String(maps.array(), StandardCharsets.ISO_8859_1);
    }

    private static WrittenPdf embedded(int flags, String keys, int[]... tables) {
        var font =
                "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+X /FontDescriptor 7 0 R /FirstChar 49 /LastChar 49"
                        + " /Widths [600] " + keys + " >>";
        return shown(font, "(1)").object(7, descriptor(flags)).stream(8, "<< >>", font(tables));
    }

    private static String descriptor(int flags) {
        return "<< /Type /FontDescriptor /FontName /ABCDEF+X /Flags " + flags
                + " /FontBBox [0 0 999 999] /ItalicAngle 0 /Ascent 800 /Descent -200 /StemV 80 /FontFile2 8 0 R >>";
    }

    private static WrittenPdf shown(String font, String text) {
        return new WrittenPdf("", "/Resources << /Font << /F 6 0 R >> >>", "BT /F 9 Tf " + text + " Tj ET")
                .object(6, font);
    }

    private static WrittenPdf composite(String codes) {
        return composite(codes, "");
    }

    private static WrittenPdf composite(String codes, String keys) {
        var font = "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+X /Encoding 9 0 R /DescendantFonts [<< /Type /Font"
                + " /Subtype /CIDFontType2 /BaseFont /ABCDEF+X /CIDToGIDMap /Identity /FontDescriptor 7 0 R /CIDSystemInfo"
                + " << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>";
        var map = "%!PS\nbegincmap /WMode 0 def 1 begincodespacerange <0000> <ffff> endcodespacerange " + codes
                + " endcmap";
        return shown(font, "<0014>").object(7, descriptor(4)).stream(8, "<< >>", font()).stream(
                9, "<< /Type /CMap /CMapName /X " + keys + " >>", map);
    }

    private static WrittenPdf named(String name) {
        var encoding = "/Encoding << /Differences [49 /%s] >>".formatted(name);
        return shown("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica " + encoding + " >>", "(1)");
    }

    private static WrittenPdf parted(String first, String second) {
        return new WrittenPdf("", "", "")
                .object(3, WrittenPdf.page("", 2).replace("4 0 R", "[4 0 R 6 0 R]")).stream(4, "<< >>", first).stream(
                        6, "<< >>", second);
    }

    static Stream<Arguments> grey() {
        return Stream.of(
                arguments("two tables that differ", embedded(4, "", new int[] {1, 0, 20}, new int[] {3, 0, 28})),
                arguments("Unicode beside another", embedded(32, "", new int[] {0, 3, 20}, new int[] {1, 0, 28})),
                arguments("symbols in a font of letters", embedded(32, "", new int[] {3, 0, 28})),
                arguments("symbols with names", embedded(32, "/Encoding /MacRomanEncoding", new int[] {3, 0, 28})),
                arguments("no table of characters", embedded(4, "")),
                arguments(
                        "a code and a range",
                        composite("1 begincidchar <0014> 28 endcidchar 1 begincidrange <0000> <ffff> 0 endcidrange")),
                arguments("two ranges", composite("2 begincidrange <0010> <0020> 25 <0000> <ffff> 0 endcidrange")),
                arguments(
                        "letters among codes",
                        composite("1 begincidrange <0000> <ffff> 0 endcidrange 1 beginbfchar <0014> <001c> endbfchar")),
                arguments("two ways to write", composite("1 begincidrange <0000> <ffff> 0 endcidrange", "/WMode 1")),
                arguments("a glyph by its number", named("g28")),
                arguments("a glyph of another kind", named("nine.sc")),
                arguments("a glyph by its code", named("u0039")),
                arguments("a glyph by a longer code", named("uni0039")),
                arguments("a comment that goes on", parted("0 0 9 9 re f % a", "0 0 9 9 re f")),
                arguments("a string that goes on", parted("/Span << /ActualText (a", "b) >> BDC EMC")),
                arguments("a number that goes on", parted("0 0 9 9", "re f")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("grey")
    void isGrey(String what, WrittenPdf document) {
        assertThatThrownBy(() -> document.draw(folder)).isInstanceOf(UndrawnPageException.class);
    }

    static Stream<Arguments> drawn() {
        var same = new int[][] {{1, 0, 20}, {3, 0, 20}};
        return Stream.of(
                arguments("tables that agree", embedded(4, "", same)),
                arguments("names of letters", embedded(32, "/Encoding /WinAnsiEncoding", new int[] {3, 1, 20})),
                arguments("one table", embedded(4, "", new int[] {1, 0, 20})),
                arguments("a range", composite("1 begincidrange <0000> <ffff> 0 endcidrange")),
                arguments("ranges in a row", composite("2 begincidrange <0000> <0013> 0 <0014> <0020> 40 endcidrange")),
                arguments("a glyph by its name", named("nine")),
                arguments("an operator at an end", parted("0 0 9 9 re f", "q Q")),
                arguments("a comment of a line", parted("q Q % a\n", "0 0 9 9 re f % a")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawn")
    void isDrawn(String what, WrittenPdf document) throws Exception {
        assertThat(document.draw(folder)).isNotNull();
    }
}
