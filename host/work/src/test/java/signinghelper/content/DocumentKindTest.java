package signinghelper.content;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentKindTest {

    static Stream<Arguments> documents() throws IOException {
        return Stream.of(
                Arguments.of("PDF", "%PDF-1.7\n%\u00e2".getBytes(StandardCharsets.ISO_8859_1), new DocumentKind("pdf")),
                Arguments.of("OFD", zip("OFD.xml", "Doc_0/Document.xml"), new DocumentKind("ofd")),
                Arguments.of("OFD, named last", zip("Doc_0/Document.xml", "OFD.xml"), new DocumentKind("ofd")),
                Arguments.of("PNG", HexFormat.of().parseHex("89504e470d0a1a0a"), DocumentKind.IMAGE),
                Arguments.of("JPEG", HexFormat.of().parseHex("ffd8ffe0"), DocumentKind.IMAGE),
                Arguments.of("GIF", utf8("GIF89a"), DocumentKind.IMAGE),
                Arguments.of("XML", utf8("<?xml version=\"1.0\"?><a/>"), DocumentKind.TEXT),
                Arguments.of("XML with a mark", utf8("\uFEFF<?xml version=\"1.0\"?><a/>"), DocumentKind.TEXT),
                Arguments.of(
                        "SVG with a script",
                        utf8("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"),
                        DocumentKind.TEXT),
                Arguments.of("UTF-8", utf8("总价：10000\r\n"), DocumentKind.TEXT),
                Arguments.of("GB18030", "总价：10000".getBytes(Charset.forName("GB18030")), DocumentKind.TEXT),
                Arguments.of("HTML is only shown as text", utf8("<html><script>1</script>"), DocumentKind.TEXT),
                Arguments.of("a character cut in two", utf8("a" + "总".repeat(40_000)), DocumentKind.TEXT),
                Arguments.of("nothing at all", new byte[0], DocumentKind.TEXT));
    }

    static Stream<Arguments> others() throws IOException {
        return Stream.of(
                Arguments.of("program for Windows", HexFormat.of().parseHex("4d5a90000300000004000000ffff0000")),
                Arguments.of("program for Linux", HexFormat.of().parseHex("7f454c46020101000000000000000000")),
                Arguments.of("shortcut", HexFormat.of().parseHex("4c0000000114020000000000c000000000000046")),
                Arguments.of(
                        "PNG with a PDF in its head",
                        "\u0089PNG\r\n\u001a\n%PDF-1.7".getBytes(StandardCharsets.ISO_8859_1)),
                Arguments.of("zip", zip("a.txt")),
                Arguments.of("zip with OFD.xml in a folder", zip("x/OFD.xml")),
                Arguments.of("Word document", zip("[Content_Types].xml", "word/document.xml")),
                Arguments.of("zip cut off", new byte[] {'P', 'K', 3, 4}),
                Arguments.of("UTF-16", "\uFEFF总价".getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("text with a NUL", utf8("a\0b")),
                Arguments.of("text with an escape", utf8("a\u001b[2Jb")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void isToldFromTheBytes(String name, byte[] content, DocumentKind kind) throws IOException {
        assertThat(kindOf(content)).as(name).contains(kind);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void anythingElseIsNotOpened(String name, byte[] content) throws IOException {
        assertThat(kindOf(content)).as(name).isEmpty();
    }

    private static Optional<DocumentKind> kindOf(byte[] content) throws IOException {
        return DocumentKind.of(Content.inMemory(Bytes.copyOf(content)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String... names) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(utf8("<a/>"));
            }
        }
        return out.toByteArray();
    }
}
