package signinghelper.preview;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.content.DocumentKind;
import signinghelper.formats.document.FormatException;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Pages a part of which PDFBox by itself leaves out, or shows otherwise than other programs do. */
class WholePageTest {
    private static final String WIDGET = "/Annots [<< /Subtype /Widget /FT /Tx /T (a) /F 4 /Rect [9 9 90 40] %s >>]";
    private static final String PICTURE = " /AP << /N 5 0 R >>";
    private static final String FORM = "<< /Subtype /Form /BBox [0 0 99 99] %s >>";
    private static final int WHITE = 0xFFFFFFFF;

    @TempDir
    private Path folder;

    static Stream<Arguments> grey() {
        var nested = new Document("", "/Resources << /XObject << /X 6 0 R >> >>", "/X Do");
        for (var number = 6; number < 70; number++) {
            var next = "/Resources << /XObject << /X %d 0 R >> >>".formatted(number + 1);
            nested.stream(number, FORM.formatted(next), "/X Do");
        }
        var image = "<< /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /%s >>";
        var pictured = "/Resources << /XObject << /X 6 0 R >> >>";
        return Stream.of(
                arguments("a value without a picture", new Document("", WIDGET.formatted("/V (900)"), "")),
                arguments("a value from above", new Document("", WIDGET.formatted("/Parent << /V (900) >>"), "")),
                arguments("a caption", new Document("", WIDGET.formatted("/MK << /CA (900) >>"), "")),
                arguments(
                        "a value that programs are to draw anew",
                        new Document("/NeedAppearances true", WIDGET.formatted("/V (900)" + PICTURE), "")),
                arguments(
                        "a stamp without a picture",
                        new Document("", "/Annots [<< /Subtype /Stamp /F 4 /Rect [9 9 90 40] >>]", "")),
                arguments("forms within forms", nested.stream(70, FORM.formatted(""), "0 0 9 9 re f")),
                arguments(
                        "a picture that cannot be read",
                        new Document("", pictured, "/X Do").stream(6, image.formatted("JPXDecode"), "no")),
                arguments(
                        "a picture with a short key",
                        new Document("", pictured, "/X Do")
                                .stream(6, image.formatted("X").replace("/Filter /X", "/D [1 0]"), "0")),
                arguments(
                        "a mask with a short key",
                        new Document("", pictured, "/X Do")
                                .stream(6, image.formatted("X").replace("/Filter /X", "/SMask 7 0 R"), "0").stream(
                                        7, image.formatted("X").replace("/Filter /X", "/D [1 0]"), "0")),
                arguments("a picture that is not there", new Document("", "", "/X Do")),
                arguments(
                        "an end within a picture",
                        new Document("", "", "BI /W 9 /H 9 /BPC 8 /CS /G ID 1234 EI Q 0 0 99 99 re f EI")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("grey")
    void isGrey(String what, Document document) throws Exception {
        assertThatThrownBy(() -> draw(document)).isInstanceOf(UndrawnPageException.class);
    }

    @Test
    void isDrawnWhereNothingIsLeftOut() throws Exception {
        var hidden = WIDGET.replace("/F 4", "/F 2").formatted("/V (900)");
        var inline = "9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI";

        assertThat(draw(new Document("", WIDGET.formatted("/V (900)" + PICTURE), "")))
                .isNotNull();
        assertThat(draw(new Document("", WIDGET.formatted(""), ""))).isNotNull();
        assertThat(draw(new Document("", hidden, ""))).isNotNull();
        assertThat(draw(new Document("", "", inline))).isNotNull();
    }

    /** Other programs show what is meant for a screen; PDFBox by itself what is meant for another file. */
    @Test
    void aLayerIsThatOfAScreen() throws Exception {
        var page = "/Resources << /Properties << /L 6 0 R >> >>";
        var content = "/OC /L BDC 0 0 999 999 re f EMC";
        var layer = "<< /Type /OCG /Name (L) /Usage << /View << /ViewState /%s >> /Export << /ExportState /%s >> >> >>";
        var settings = "/OCProperties << /OCGs [6 0 R] /D << /BaseState /%s >> >>";

        var seen = new Document("", page, content).object(6, layer.formatted("ON", "OFF"));
        assertThat(draw(seen.catalog(settings.formatted("ON"))).getRGB(20, 20)).isNotEqualTo(WHITE);
        var unseen = new Document("", page, content).object(6, layer.formatted("OFF", "ON"));
        assertThat(draw(unseen.catalog(settings.formatted("OFF"))).getRGB(20, 20))
                .isEqualTo(WHITE);
    }

    static Stream<Arguments> refused() {
        var twice = "<< /Filter [/ASCIIHexDecode /ASCIIHexDecode] >>";
        return Stream.of(
                arguments("a filter twice", new Document("", "", "").stream(4, twice, "3331>")),
                arguments("data of another file", new Document("", "", "").stream(4, "<< /F (a) >>", "")),
                arguments("a page with kids", new Document("", "/Kids [7 0 R]", "").object(7, page("", 3))),
                arguments("a node above that is another", new Document("", "", "").object(3, page("", 1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefused(String what, Document document) {
        assertThatThrownBy(() -> draw(document)).isInstanceOf(FormatException.class);
    }

    private BufferedImage draw(Document document) throws Exception {
        var file = Files.write(folder.resolve("document.pdf"), document.octets());
        try (var pages = PdfPictures.of(new DocumentFile(file, DocumentKind.PDF, folder))) {
            return pages.draw(1, 2);
        }
    }

    private static String page(String more, int parent) {
        return "<< /Type /Page /Parent %d 0 R /MediaBox [0 0 99 99] /Contents 4 0 R %s >>".formatted(parent, more);
    }

    /** Document of one page, written octet by octet. */
    private static final class Document {
        private final TreeMap<Integer, String> objects = new TreeMap<>();
        private final String form;

        Document(String form, String page, String content) {
            this.form = "/AcroForm << /Fields [] " + form + " >> ";
            catalog("");
            object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
            object(3, page(page, 2));
            stream(4, "<< >>", content);
            stream(5, FORM.formatted(""), "0 0 9 9 re f");
        }

        Document catalog(String more) {
            return object(1, "<< /Type /Catalog /Pages 2 0 R " + form + more + " >>");
        }

        Document object(int number, String body) {
            objects.put(number, body);
            return this;
        }

        Document stream(int number, String dictionary, String data) {
            var keys = dictionary.replaceFirst("<<", "<< /Length " + data.length());
            return object(number, keys + "\nstream\n" + data + "\nendstream");
        }

        byte[] octets() {
            var text = new StringBuilder("%PDF-1.7\n");
            var entries = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
            objects.forEach((number, body) -> {
                entries.append(number + " 1\n%010d 00000 n \n".formatted(text.length()));
                text.append(number).append(" 0 obj\n").append(body).append("\nendobj\n");
            });
            var start = text.length();
            text.append(entries).append("trailer\n<< /Size 99 /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n");
            return text.toString().getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
