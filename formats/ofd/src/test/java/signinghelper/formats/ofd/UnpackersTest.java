package signinghelper.formats.ofd;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.ofd.RawZip.Header;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Sealed documents that Info-ZIP, libarchive or Python unpack to something else than was signed. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnpackersTest {
    private static final byte[] EVIL = TestOfd.utf8("<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"/>");
    private static final String GONE = "gone";
    private static final String LAST = "Doc_0/Signs/Sign_0/SignedValue.dat";
    private static final int TIME = 0x5455;

    @TempDir
    Path folder;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final TestHolder signer = TestHolder.of(TestKey.SM2, now);
    private final TestSeal seal = TestSeal.of(TestHolder.of(TestKey.SM2, now), now, signer.certificate());

    private TestOfd signed() {
        return new TestOfd().sign(seal, signer);
    }

    private String unpacked(String program, byte[] zip) throws IOException, InterruptedException {
        return unpacked(program, zip, TestOfd.PAGE);
    }

    /** Returns a part as a program unpacks it, or {@code gone} where it is no file. */
    private String unpacked(String program, byte[] zip, String part) throws IOException, InterruptedException {
        var file = Files.write(folder.resolve("unpacked.ofd"), zip);
        var into = Files.createTempDirectory(folder, "into");
        var command = switch (program) {
            case "unzip" -> List.of("/usr/bin/unzip", "-qq", "-o", file.toString(), "-d", into.toString());
            case "bsdtar" -> List.of("/usr/bin/bsdtar", "-xf", file.toString(), "-C", into.toString());
            case "python" -> List.of("/usr/bin/python3", "-m", "zipfile", "-e", file.toString(), into.toString());
            default -> throw new IllegalArgumentException(program);
        };
        Needed.file(Path.of(command.get(0)));
        new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        var page = into.resolve(part);
        return Files.isRegularFile(page, LinkOption.NOFOLLOW_LINKS) ? Files.readString(page) : GONE;
    }

    private void assertNotPassed(byte[] zip) throws IOException {
        var report = new OfdSigner(signer, seal, now).verify(zip);
        assertThat(OfdVerificationTest.codes(report)).containsExactly(Code.READINGS_DIFFER);
        assertThat(report.indication()).isNotEqualTo(Indication.TOTAL_PASSED);
    }

    /** Writes all parts, and changes both headers of one. */
    private static RawZip written(TestOfd document, String part, Consumer<Header> local, Consumer<Header> listed) {
        var zip = new RawZip();
        document.parts.forEach((name, data) -> {
            var one = RawZip.header(name, data);
            var other = RawZip.header(name, data);
            if (name.equals(part)) {
                local.accept(one);
                listed.accept(other);
            }
            zip.write(one, data, other);
        });
        return zip;
    }

    @ParameterizedTest
    @CsvSource({"unzip", "bsdtar", "python"})
    void whatPassesIsUnpackedAsItWasSigned(String program) throws Exception {
        var document = signed();
        var zip = written(document, "", header -> {}, header -> {}).zip();

        assertThat(unpacked(program, zip)).isEqualTo(document.text(TestOfd.PAGE));
        assertThat(new OfdSigner(signer, seal, now).verify(zip).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    /** A locator right in front of the end leads to a directory of zip64, though the end itself says nothing of one. */
    @ParameterizedTest
    @CsvSource({"bsdtar", "python"})
    void aSecondDirectoryForZip64(String program) throws Exception {
        var document = signed();
        var last = new ArrayList<Header>();
        var zip = written(document, LAST, header -> {}, last::add);
        last.get(0).extra = secondDirectory(document, 0);
        var at = zip.zip().length - 22 - last.get(0).extra.length;
        last.get(0).extra = secondDirectory(document, at);

        assertThat(unpacked(program, zip.zip())).isEqualTo(new String(EVIL, StandardCharsets.UTF_8));
        assertThat(unpacked("unzip", zip.zip())).isEqualTo(document.text(TestOfd.PAGE));
        assertNotPassed(zip.zip());
    }

    /** Returns an extra field with another page, a directory, its end and the locator. */
    private static byte[] secondDirectory(TestOfd document, int from) {
        var page = RawZip.local(TestOfd.PAGE, EVIL);
        var directory = new ByteArrayOutputStream();
        var position = 0;
        for (var part : document.parts.entrySet()) {
            var isPage = part.getKey().equals(TestOfd.PAGE);
            var header = RawZip.header(part.getKey(), isPage ? EVIL : part.getValue());
            header.offset = isPage ? from + 4 : position;
            directory.writeBytes(RawZip.central(header));
            position += RawZip.local(part.getKey(), part.getValue()).length;
        }
        var count = document.parts.size();
        var start = from + 4 + page.length;
        var end = RawZip.little(56)
                .putInt(0x06064b50)
                .putLong(44)
                .putInt(45 << 16 | 45)
                .putLong(0)
                .putLong(count)
                .putLong(count)
                .putLong(directory.size())
                .putLong(start)
                .array();
        var locator = RawZip.little(20)
                .putInt(0x07064b50)
                .putInt(0)
                .putLong(start + directory.size())
                .putInt(1)
                .array();
        return field(TIME, page, directory.toByteArray(), end, locator);
    }

    private static byte[] field(int id, byte[]... content) {
        var length = Stream.of(content).mapToInt(piece -> piece.length).sum();
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                RawZip.little(4).putShort((short) id).putShort((short) length).array());
        Stream.of(content).forEach(out::writeBytes);
        return out.toByteArray();
    }

    static Stream<Arguments> folders() {
        return Stream.of(
                arguments("unzip", TestOfd.PAGE + "\0/", ""),
                arguments("bsdtar", TestOfd.PAGE + "\0/", ""),
                arguments("python", TestOfd.PAGE + "\0/", ""),
                arguments("bsdtar", TestOfd.PAGE + "/", GONE),
                arguments("bsdtar", TestOfd.PAGE + "/./", GONE));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void aFolderInThePlaceOfThePage(String program, String name, String page) throws Exception {
        var zip = written(signed(), "", header -> {}, header -> {})
                .add(name, new byte[0])
                .zip();

        assertThat(unpacked(program, zip)).isEqualTo(page);
        assertNotPassed(zip);
    }

    private static byte[] fieldOfMode(int id, int before, int mode) {
        return field(
                id, new byte[before], RawZip.little(10).putShort((short) mode).array());
    }

    private static Arguments vanishing(String what, String program, Consumer<Header> local, Consumer<Header> listed) {
        return arguments(what, program, local, listed);
    }

    static Stream<Arguments> vanishing() {
        Consumer<Header> plain = header -> {};
        return Stream.of(
                vanishing("a link of another system", "unzip", plain, header -> {
                    header.system = 16;
                    header.attributes = 0xA1FF << 16;
                }),
                vanishing("a label of a volume", "unzip", plain, header -> {
                    header.system = 0;
                    header.attributes = 8;
                }),
                vanishing("a folder of DOS", "bsdtar", plain, header -> {
                    header.system = 0;
                    header.attributes = 0x10;
                }),
                vanishing("a link by a field of libarchive", "bsdtar", UnpackersTest::link, plain),
                vanishing("a link by a field of ASi", "unzip", plain, header -> {
                    header.extra = fieldOfMode(0x756e, 4, 0xA1FF);
                }),
                vanishing("a later version", "unzip", plain, header -> header.needed = 255));
    }

    /** Its bits tell which values follow: version, internal and external attributes. */
    private static void link(Header header) {
        header.extra = field(
                0x6c78,
                RawZip.little(9)
                        .put((byte) 7)
                        .putShort((short) 0x314)
                        .putShort((short) 0)
                        .putInt(0xA1FF << 16)
                        .array());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vanishing")
    void aPageThatIsNoFile(String what, String program, Consumer<Header> local, Consumer<Header> listed)
            throws Exception {
        var zip = written(signed(), TestOfd.PAGE, local, listed).zip();

        assertThat(unpacked(program, zip)).isEqualTo(GONE);
        assertNotPassed(zip);
    }

    /** unzip takes the end of the name for a version of VMS. */
    @Test
    void aNameWithAVersion() throws Exception {
        var document = new TestOfd();
        document.parts.put(TestOfd.PAGE + ";1", EVIL);
        var zip = written(document.sign(seal, signer), "", header -> {}, header -> {})
                .zip();

        assertThat(unpacked("unzip", zip)).isEqualTo(new String(EVIL, StandardCharsets.UTF_8));
        assertNotPassed(zip);
    }

    /** Python reads a name that is not said to be in UTF-8 in code page 437, in which this one is the page's. */
    @Test
    void aNameInAnotherEncoding() throws Exception {
        var page = "Doc_0/Pages/Page_0/\u03A3\u2555\u00A1.xml";
        var other = "Doc_0/Pages/Page_0/\u4E2D.xml";
        var document = new TestOfd().replace(TestOfd.DOCUMENT, "Pages/Page_0/Content.xml", page.substring(6));
        document.parts.put(page, TestOfd.utf8(document.text(TestOfd.PAGE)));
        document.parts.put(other, EVIL);
        Consumer<Header> unsaid = header -> header.flags = 0;
        var zip = written(document.sign(seal, signer), other, unsaid, unsaid).zip();

        assertThat(unpacked("python", zip, page)).isEqualTo(new String(EVIL, StandardCharsets.UTF_8));
        assertNotPassed(zip);
    }

    /** Anybody can take the flag of UTF-8 away, and links to the part lead nowhere. */
    @ParameterizedTest
    @CsvSource({"unzip", "python"})
    void aNameWithoutItsEncoding(String program) throws Exception {
        var part = "Doc_0/Res/\u6C34\u5370.xml";
        var document = new TestOfd();
        document.parts.put(part, EVIL);
        Consumer<Header> changed = header -> {
            header.flags = 0;
            header.system = 0;
        };
        var zip = written(document.sign(seal, signer), part, changed, changed).zip();

        assertThat(unpacked(program, zip, part)).isEqualTo(GONE);
        assertNotPassed(zip);
    }
}
