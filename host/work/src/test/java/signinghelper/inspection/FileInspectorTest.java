package signinghelper.inspection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.Source;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.token.SoftwareKey;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static signinghelper.inspection.TestFiles.GB18030;
import static signinghelper.inspection.TestFiles.NOTICE;
import static signinghelper.inspection.TestFiles.cut;
import static signinghelper.inspection.TestFiles.flipped;
import static signinghelper.inspection.TestFiles.joined;
import static signinghelper.inspection.TestFiles.marked;
import static signinghelper.inspection.TestFiles.notice;

class FileInspectorTest {
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] LITTLE_MARK = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] BIG_MARK = {(byte) 0xFE, (byte) 0xFF};
    private static final String XML = "<?xml version=\"1.0\" encoding=\"%s\"?>\n<公告><标题>招标</标题></公告>\n";

    static Inspection inspect(byte[] bytes, String name) throws IOException {
        return FileInspector.inspect(InspectedFile.of(bytes), Source.of(bytes), name);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments(TestFiles.kind("pdf"), TestFiles.pdf(), "标书.pdf"),
                arguments(TestFiles.kind("pdf"), joined("junk\n".getBytes(UTF_8), TestFiles.pdf()), "a.pdf"),
                arguments(
                        TestFiles.kind("ofd"),
                        TestFiles.ofd("<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"/>"),
                        "a.ofd"),
                arguments(FileKind.OOXML, TestFiles.docx(), "a.docx"),
                arguments(FileKind.ZIP, TestFiles.zip(), "a.zip"),
                arguments(FileKind.ZIP, TestFiles.zip(), "标书.zbs"),
                arguments(FileKind.RAR, HexFormat.of().parseHex("526172211A070100AABB"), "a.rar"),
                arguments(FileKind.SEVEN_ZIP, TestFiles.sevenZip(100), "a.7z"),
                arguments(FileKind.GZIP, TestFiles.gzip(notice(UTF_8)), "a.gz"),
                arguments(FileKind.OLE, HexFormat.of().parseHex("D0CF11E0A1B11AE10000"), "a.doc"),
                arguments(FileKind.IMAGE, TestFiles.picture("png"), "a.png"),
                arguments(FileKind.IMAGE, TestFiles.picture("jpg"), "a.jpg"),
                arguments(FileKind.XML, XML.formatted("UTF-8").getBytes(UTF_8), "a.xml"),
                arguments(FileKind.HTML, "<!DOCTYPE html><p>hello".getBytes(UTF_8), "a.html"),
                arguments(FileKind.TEXT, notice(UTF_8), "a.txt"),
                arguments(FileKind.TEXT, "MZ and BM are letters too".getBytes(UTF_8), "a.txt"),
                arguments(FileKind.UNKNOWN, TestFiles.noise(500), "a.bin"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theContentSaysWhatItIsAndASoundFileHasNoFault(FileKind kind, byte[] bytes, String name) throws IOException {
        var inspection = inspect(bytes, name);

        assertThat(inspection.kind()).isEqualTo(kind);
        assertThat(inspection.faults()).isEmpty();
        assertThat(inspection.cause()).isEqualTo(Cause.NONE);
        assertThat(inspection.size()).isEqualTo(bytes.length);
    }

    static Stream<Arguments> encodings() {
        return Stream.of(
                arguments(TextEncoding.ASCII, "Total: 10000\n".getBytes(UTF_8)),
                arguments(TextEncoding.UTF_8, notice(UTF_8)),
                arguments(TextEncoding.UTF_8_MARKED, marked(UTF_8_MARK, notice(UTF_8))),
                arguments(TextEncoding.UTF_16_LE, marked(LITTLE_MARK, notice(UTF_16LE))),
                arguments(TextEncoding.UTF_16_BE, marked(BIG_MARK, notice(UTF_16BE))),
                arguments(TextEncoding.UTF_16_LE, notice(UTF_16LE)),
                arguments(TextEncoding.UTF_16_BE, notice(UTF_16BE)),
                arguments(TextEncoding.GB18030, notice(GB18030)),
                arguments(TextEncoding.GB18030, "联通".getBytes(GB18030)));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void theEncodingIsFoundWithoutBeingSaid(TextEncoding encoding, byte[] bytes) throws IOException {
        var inspection = inspect(bytes, "a.txt");

        assertThat(inspection.encoding()).isEqualTo(encoding);
        assertThat(inspection.faults())
                .isEqualTo(encoding == TextEncoding.GB18030 ? List.of(FileFault.ENCODING_UNMARKED) : List.of());
    }

    /** A foreign encoding is reported as no text, rather than as wrong Chinese. */
    @Test
    void anotherEncodingIsNotTakenForChinese() throws IOException {
        var western = "Überprüfung für Gebühren, größtenteils schön geäußert".getBytes(ISO_8859_1);

        assertThat(inspect(western, "a.txt").kind()).isEqualTo(FileKind.UNKNOWN);
    }

    static Stream<Arguments> faults() {
        var half = notice(UTF_8).length - 2;
        return Stream.of(
                arguments(FileFault.EMPTY, new byte[0], "a.pdf"),
                arguments(FileFault.CUT_SHORT, cut(TestFiles.pdf(), 2000), "a.pdf"),
                arguments(FileFault.CUT_SHORT, cut(TestFiles.zip(), 3000), "a.zip"),
                arguments(FileFault.CUT_SHORT, cut(TestFiles.gzip(TestFiles.noise(3000)), 2000), "a.gz"),
                arguments(FileFault.CUT_SHORT, cut(TestFiles.sevenZip(500), 300), "a.7z"),
                arguments(FileFault.CUT_SHORT, cut(notice(UTF_8), half), "a.txt"),
                arguments(
                        FileFault.CUT_SHORT,
                        cut(TestFiles.picture("png"), TestFiles.picture("png").length - 12),
                        "a.png"),
                arguments(FileFault.CUT_SHORT, cut(TestFiles.picture("png"), 100), "a.png"),
                arguments(FileFault.CUT_SHORT, cut(TestFiles.picture("jpg"), 300), "a.jpg"),
                arguments(FileFault.CHECKSUM_WRONG, flipped(TestFiles.picture("png"), 60), "a.png"),
                arguments(FileFault.CUT_SHORT, xml("UTF-8", UTF_8, "</公告>\n", ""), "a.xml"),
                arguments(FileFault.PAGE_INSTEAD, "<html><body>登录</body></html>".getBytes(UTF_8), "标书.pdf"),
                arguments(FileFault.CHECKSUM_WRONG, flipped(TestFiles.stored("a", notice(UTF_8)), 60), "a.zip"),
                arguments(FileFault.CHECKSUM_WRONG, badGzip(), "a.gz"),
                arguments(FileFault.PART_UNREADABLE, brokenDeflate(), "a.zip"),
                arguments(FileFault.STRUCTURE_BROKEN, without(TestFiles.zip(), 1000, 100), "a.zip"),
                arguments(FileFault.STRUCTURE_BROKEN, without(TestFiles.pdf(), 1000, 100), "a.pdf"),
                arguments(FileFault.CHARACTERS_BROKEN, brokenCharacter(), "a.txt"),
                arguments(FileFault.ENCRYPTED, encrypted(), "a.zip"),
                arguments(FileFault.RUNS_PROGRAM, TestFiles.program(), "a.exe"),
                arguments(FileFault.ENCODING_MIXED, joined(notice(UTF_8), notice(GB18030)), "a.txt"),
                arguments(FileFault.TEXT_GARBLED, "报价：锟斤拷锟斤拷元\n".getBytes(UTF_8), "a.txt"),
                arguments(FileFault.TEXT_GARBLED, "烫烫烫烫烫烫".getBytes(GB18030), "a.txt"),
                arguments(FileFault.TEXT_GARBLED, mistaken(UTF_8, GB18030), "a.txt"),
                arguments(FileFault.TEXT_GARBLED, mistaken(UTF_8, ISO_8859_1), "a.txt"),
                arguments(FileFault.TEXT_GARBLED, mistaken(GB18030, ISO_8859_1), "a.txt"),
                arguments(FileFault.CHARACTERS_REPLACED, "报价：\uFFFD\uFFFD元".getBytes(UTF_8), "a.txt"),
                arguments(FileFault.CHARACTERS_REPLACED, NOTICE.getBytes(StandardCharsets.US_ASCII), "a.txt"),
                arguments(FileFault.XML_MALFORMED, xml("UTF-8", UTF_8, "</标题>", "</题标>"), "a.xml"),
                arguments(FileFault.XML_MALFORMED, TestFiles.ofd("<ofd:OFD"), "a.ofd"),
                arguments(FileFault.XML_ENCODING_WRONG, xml("UTF-8", GB18030, "", ""), "a.xml"),
                arguments(FileFault.XML_ENCODING_WRONG, xml("GBK", UTF_8, "", ""), "a.xml"),
                arguments(FileFault.ENDING_WRONG, TestFiles.docx(), "a.pdf"),
                arguments(FileFault.ENDING_WRONG, TestFiles.zip(), "a.ofd"),
                arguments(FileFault.ENCODING_UNMARKED, notice(UTF_8), "报价.CSV"),
                arguments(FileFault.NAMES_UNMARKED, gbkNames(), "a.zip"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsFoundAndNoOther(FileFault fault, byte[] bytes, String name) throws IOException {
        var inspection = inspect(bytes, name);

        assertThat(inspection.faults()).containsExactly(fault);
        assertThat(inspection.cause()).isEqualTo(fault.cause());
    }

    /** Every fault is tested above, except the refused signature: that verdict comes from the verification. */
    @Test
    void everyFaultIsInTheList() {
        var own = EnumSet.complementOf(EnumSet.of(FileFault.SIGNATURE_REFUSED));
        assertThat(faults().map(arguments -> arguments.get()[0])).contains(own.toArray());
    }

    @Test
    void aSignatureByItselfIsKnownByTheTypeOfItsContent() throws Exception {
        var key = SoftwareKey.make(SoftwareKey.Kind.SM2);
        for (var form : List.of(CmsForm.PKCS7_501, CmsForm.GMT0010_3011)) {
            var signer =
                    new TestCmsSigner(SignerIdentity.of(key.certificate(), List.of(), form, DigestAlgorithm.SHA_256));
            var inspection = inspect(signer.signDetached(new byte[1], TestAuthority.NOW, key::sign), "a.pdf");

            assertThat(inspection.kind()).isEqualTo(FileKind.CMS);
            assertThat(inspection.faults()).containsExactly(FileFault.ENDING_WRONG);
            assertThat(inspection.whole()).isFalse();
        }
    }

    @Test
    void aSecondDownloadIsAdvisedBeforeAnythingElse() throws IOException {
        var inspection = inspect(cut(TestFiles.docx(), 2000), "a.pdf");

        assertThat(inspection.faults()).containsExactly(FileFault.CUT_SHORT, FileFault.ENDING_WRONG);
        assertThat(inspection.cause()).isEqualTo(Cause.TRANSFER);
    }

    @Test
    void anOfdThatIsCutShortIsStillAnOfd() throws IOException {
        assertThat(inspect(cut(TestFiles.ofd("<a/>"), 1500), "a.ofd").kind()).isEqualTo(TestFiles.kind("ofd"));
    }

    /** Archives that unpack to a thousand times their size: where the bound is reached, nothing more is said. */
    @Test
    void nothingIsUnpackedBeyondTheBound() throws IOException {
        var large = new byte[4 << 20];
        var zip = TestFiles.zip(UTF_8, TestFiles.parts("a", large, "b", large));
        var bounded = new ZipInspection(InspectedFile.of(zip), FileKind.ZIP, new Budget(large.length)).look();
        var enough = new ZipInspection(InspectedFile.of(zip), FileKind.ZIP, new Budget(3L * large.length)).look();
        var gzip = GzipInspection.of(InspectedFile.of(TestFiles.gzip(large)), new Budget(large.length / 2));

        assertThat(bounded).isEqualTo(new FileInspector.Findings(Reach.LIMIT, List.of()));
        assertThat(enough).isEqualTo(FileInspector.Findings.NONE);
        assertThat(gzip).isEqualTo(new FileInspector.Findings(Reach.LIMIT, List.of()));
    }

    @Test
    void noEntityUnfoldsOrIsFetched() throws IOException {
        var unfolding =
                "<!DOCTYPE a [<!ENTITY b \"ccccc\"><!ENTITY d \"&b;&b;\"><!ENTITY e SYSTEM \"file:///dev/zero\">]>";
        var xml = "<?xml version=\"1.0\"?>" + unfolding + "<a>&d;&e;</a>";

        assertThat(inspect(xml.getBytes(UTF_8), "a.xml").kind()).isEqualTo(FileKind.XML);
    }

    @Test
    void aFileOnTheDiskAndOneThatAPageHasPutAreTheSame(@TempDir Path folder) throws IOException {
        var bytes = TestFiles.zip();
        var file = Files.write(folder.resolve("a.pdf"), bytes);
        var inspector = new FileInspector();

        assertThat(inspector.inspect(file)).isEqualTo(inspect(bytes, "a.pdf"));
        assertThat(inspector.inspect(Content.ofFile(file), "a.zip")).isEqualTo(inspect(bytes, "a.zip"));
        assertThat(inspector.inspect(Content.inMemory(Bytes.copyOf(bytes)), "a.zip"))
                .isEqualTo(inspect(bytes, "a.zip"));
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void whatIsNoOrdinaryFileIsNotOpened(@TempDir Path folder) {
        var inspector = new FileInspector();

        assertThatThrownBy(() -> inspector.inspect(folder)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> inspector.inspect(Path.of("/dev/zero"))).isInstanceOf(IOException.class);
    }

    private static byte[] xml(String declared, Charset real, String from, String to) {
        var text = XML.formatted(declared);
        return (from.isEmpty() ? text : text.replace(from, to).stripTrailing()).getBytes(real);
    }

    /** Returns text that a program has read in one encoding and saved in UTF-8. */
    private static byte[] mistaken(Charset was, Charset taken) {
        var text = taken.equals(GB18030) ? NOTICE.replace("\n", "。。\n") : NOTICE;
        return new String(text.getBytes(was), taken).replace("\uFFFD", "?").getBytes(UTF_8);
    }

    private static byte[] without(byte[] file, int at, int length) {
        return joined(cut(file, at), java.util.Arrays.copyOfRange(file, at + length, file.length));
    }

    private static byte[] badGzip() {
        var file = TestFiles.gzip(notice(UTF_8));
        return flipped(file, file.length - 6);
    }

    /** A reserved kind of block (RFC 1951, 3.2.3). */
    private static byte[] brokenDeflate() {
        var file = TestFiles.zip(UTF_8, TestFiles.parts("a", notice(UTF_8), "b", notice(UTF_8)));
        file[31] |= 0x07;
        return file;
    }

    private static byte[] brokenCharacter() {
        var file = notice(UTF_8);
        file[30] = (byte) 0xFF;
        return file;
    }

    /** Returns a zip whose first entry is flagged as encrypted in the directory; nothing is really encrypted. */
    private static byte[] encrypted() {
        var file = TestFiles.stored("a", notice(UTF_8));
        var directory = new String(file, ISO_8859_1).indexOf("PK\1\2");
        file[directory + 8] |= 1;
        return file;
    }

    private static byte[] gbkNames() {
        return TestFiles.zip(GB18030, TestFiles.parts("公告.txt", notice(UTF_8), "报价.txt", notice(UTF_8)));
    }
}
