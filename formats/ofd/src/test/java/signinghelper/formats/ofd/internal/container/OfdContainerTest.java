package signinghelper.formats.ofd.internal.container;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.Source;
import signinghelper.formats.verification.Code;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OfdContainerTest {
    private static final PartName ROOT = PartName.ROOT;

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static Code refusal(byte[] document) throws IOException {
        try (var container = OfdContainer.copyOf(Source.of(document))) {
            throw new AssertionError(container.names().toString());
        } catch (OfdException e) {
            return e.finding().code();
        }
    }

    @Test
    void readsItsParts() throws Exception {
        try (var container = OfdContainer.copyOf(Source.of(zip("OFD.xml", "Doc_0/Document.xml")))) {
            assertThat(container.names()).extracting(PartName::path).containsExactly("/Doc_0/Document.xml", "/OFD.xml");
            assertThat(container.read(ROOT, 100)).asString().isEqualTo("OFD.xml");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../OFD.xml", "a/../OFD.xml", "a\\b.xml", "a//b.xml", "./a.xml"})
    void refusesNamesThatReadersTakeForOthers(String name) throws IOException {
        assertThat(refusal(zip("OFD.xml", name))).isEqualTo(Code.READINGS_DIFFER);
    }

    /** Versions of VMS, devices and short names of Windows, controls, and too many marks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.xml;1",
                "a.xml;",
                "a/CON",
                "a/nul.xml",
                "ANNOTA~1.XML",
                "a\u0085.xml",
                "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
                        + "\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
            })
    void refusesNamesThatSomeSystemsWriteElsewhere(String name) throws IOException {
        assertThat(refusal(zip("OFD.xml", name))).isEqualTo(Code.READINGS_DIFFER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a~1.backup/x.xml", "a~b.xml", "console.xml", "a;b.xml", "a\u200D.xml", "\u9644\u4EF6 (1).pdf"})
    void takesNamesLikeThose(String name) throws Exception {
        try (var container = OfdContainer.copyOf(Source.of(zip("OFD.xml", name)))) {
            assertThat(container.names()).hasSize(2);
        }
    }

    /** A folder holds nothing that could be signed, and some programs put it in the place of a part. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OFD.xml\0/",
                "OFD.xml/",
                "ofd.XML/",
                "OFD.xml/./",
                "OFD.xml/a/",
                "OFD.xml/a",
                "../a/",
                "a\\b/",
                "a//",
                "/"
            })
    void refusesFoldersThatSomeProgramsPutInThePlaceOfAPart(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("OFD.xml"));
            out.putNextEntry(new ZipEntry(name));
        }

        assertThat(refusal(bytes.toByteArray())).isEqualTo(Code.READINGS_DIFFER);
    }

    @Test
    void boundsNames() throws IOException {
        assertThat(refusal(zip("OFD.xml", "a".repeat(513)))).isEqualTo(Code.TOO_LARGE);
    }

    /** A location of some hundred thousand marks, or letters that grow, cost a minute each time; these would take a day. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0301\u0323", "\u00DF"})
    void aLocationWithoutEndLeadsNowhere(String letters) throws Exception {
        var location = "/a"
                + letters.chars()
                        .mapToObj(Character::toString)
                        .map(each -> each.repeat(2_000_000))
                        .collect(Collectors.joining());
        try (var container = OfdContainer.copyOf(Source.of(zip("OFD.xml")))) {
            assertThat(container.has(container.locate(ROOT, location))).isFalse();
            assertThat(container.find("/", location)).isEmpty();
        }
    }

    /** minizip looks for the locator of zip64 in the last octets of a file, also in the data of an entry. */
    @ParameterizedTest
    @CsvSource({"1, true", "2, false"})
    void refusesAnEntryWithTheLocatorOfAnotherDirectory(int disks, boolean isOne) throws Exception {
        var data = ByteBuffer.allocate(20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x07064b50)
                .putInt(16, disks)
                .array();
        var entry = new ZipEntry("OFD.xml");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(data.length);
        var crc = new CRC32();
        crc.update(data);
        entry.setCrc(crc.getValue());
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            out.putNextEntry(entry);
            out.write(data);
        }

        if (isOne) {
            assertThat(refusal(bytes.toByteArray())).isEqualTo(Code.READINGS_DIFFER);
        } else {
            OfdContainer.copyOf(Source.of(bytes.toByteArray())).close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ofd.XML", "OFD\u200D.xml", "\uFEFFOFD.xml"})
    void refusesNamesThatDifferInLargeOrUnseenLettersAlone(String name) throws IOException {
        assertThat(refusal(zip("OFD.xml", name))).isEqualTo(Code.REFERENCE_DOUBLE);
    }

    @Test
    void refusesAnEntryThatIsThereTwice() throws IOException {
        var document = new String(zip("OFD.xml", "OFE.xml"), StandardCharsets.ISO_8859_1).replace("OFE", "OFD");

        assertThat(refusal(document.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Code.REFERENCE_DOUBLE);
    }

    /** A reader of streams sees the name before the entry, others the one in the directory. */
    @Test
    void refusesAnEntryWithTwoNames() throws IOException {
        var document = zip("OFD.xml", "Doc_0/a.xml");
        var text = new String(document, StandardCharsets.ISO_8859_1);
        var at = text.indexOf("Doc_0/a.xml");
        document[at + 6] = 'b';

        assertThat(refusal(document)).isEqualTo(Code.READINGS_DIFFER);
    }

    /** A streaming reader begins at the first byte, others with the directory at the end. */
    @Test
    void refusesADocumentInFrontOfAnother() throws IOException {
        var front = zip("OFD.xml");
        var behind = zip("OFD.xml", "Doc_0/a.xml");
        var both = new ByteArrayOutputStream();
        both.write(front);
        both.write(behind);

        assertThat(refusal(both.toByteArray())).isEqualTo(Code.READINGS_DIFFER);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 60, 100})
    void refusesADocumentThatIsCutOff(int missing) throws IOException {
        var whole = zip("OFD.xml", "Doc_0/Document.xml");

        assertThat(refusal(Arrays.copyOf(whole, whole.length - missing))).isEqualTo(Code.MALFORMED);
    }

    /** Some programs look for the last mark of a directory, others for the one whose comment ends the file. */
    @Test
    void refusesACommentWithTheMarkOfADirectory() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            out.setComment("PK\5\6 no end");
            out.putNextEntry(new ZipEntry("OFD.xml"));
        }

        assertThat(refusal(bytes.toByteArray())).isEqualTo(Code.READINGS_DIFFER);
    }

    /** A hundred times as many zeros as octets, and more than a small document has. */
    @Tag("slow")
    @Test
    void refusesWhatPacksTooWell() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("OFD.xml"));
            for (var count = 0; count < 80; count++) {
                out.write(new byte[1 << 20]);
            }
        }

        assertThat(refusal(bytes.toByteArray())).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void boundsWhatIsReadOfAPart() throws Exception {
        try (var container = OfdContainer.copyOf(Source.of(zip("OFD.xml")))) {
            assertThatThrownBy(() -> container.read(ROOT, 3))
                    .isInstanceOfSatisfying(
                            OfdException.class,
                            refused -> assertThat(refused.finding().code()).isEqualTo(Code.TOO_LARGE));
        }
    }

    /** Twenty signatures over one large part cost no more than one. */
    @Test
    void hashesAPartOnce() throws Exception {
        try (var container = OfdContainer.copyOf(Source.of(zip("OFD.xml")))) {
            var first = container.digest(ROOT, DigestAlgorithm.SM3);

            assertThat(first.toArray()).isEqualTo(DigestAlgorithm.SM3.of("OFD.xml".getBytes(StandardCharsets.UTF_8)));
            assertThat(container.digest(ROOT, DigestAlgorithm.SM3)).isSameAs(first);
            assertThat(container.digest(ROOT, DigestAlgorithm.SHA_256)).isNotEqualTo(first);
        }
    }

    /** A hundred signatures may name one description of eight million octets. */
    @Tag("slow")
    @Test
    void boundsWhatIsReadInAll() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("OFD.xml"));
            out.write(new byte[OfdXml.MAX_BYTES]);
        }
        var count = 0;
        try (var container = OfdContainer.copyOf(Source.of(bytes.toByteArray()))) {
            for (; count < 100; count++) {
                container.read(ROOT, OfdXml.MAX_BYTES);
            }
        } catch (OfdException e) {
            assertThat(e.finding().code()).isEqualTo(Code.TOO_LARGE);
        }

        assertThat(count).isEqualTo(32);
    }

    @ParameterizedTest
    @CsvSource({
        "/Doc_0/, a.xml, /Doc_0/a.xml",
        "/Doc_0/, /a.xml, /a.xml",
        "/Doc_0/Signs/, ../a.xml, /Doc_0/a.xml",
        "/, ./Doc_0//a.xml, /Doc_0/a.xml"
    })
    void resolvesLocations(String folder, String location, String path) {
        assertThat(PartName.resolve(folder, location)).hasValue(new PartName(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../a.xml", "", "/", "a/", "a\\b"})
    void resolvesNothingOutsideTheContainer(String location) {
        assertThat(PartName.resolve("/Doc_0/", location)).isEmpty();
    }
}
