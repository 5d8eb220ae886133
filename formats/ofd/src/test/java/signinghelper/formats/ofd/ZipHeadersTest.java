package signinghelper.formats.ofd;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.document.Source;
import signinghelper.formats.ofd.RawZip.Header;
import signinghelper.formats.ofd.internal.container.OfdContainer;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.verification.Code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Headers in front of an entry that do not say what the directory says, and spellings of the field that do. */
class ZipHeadersTest {
    private static final byte[] DATA = "<ofd/>".getBytes(StandardCharsets.UTF_8);
    private static final int PATCHED = 0x20;

    private static String opened(byte[] zip) throws IOException {
        try (var container = OfdContainer.copyOf(Source.of(zip))) {
            return container.names().toString();
        } catch (OfdException e) {
            return e.finding().code().name();
        }
    }

    private static byte[] zip(Consumer<Header> local, Consumer<Header> listed) {
        var one = RawZip.header("OFD.xml", DATA);
        var other = RawZip.header("OFD.xml", DATA);
        local.accept(one);
        listed.accept(other);
        return new RawZip().write(one, DATA, other).zip();
    }

    private static Arguments lie(String name, Consumer<Header> local) {
        return arguments(name, local);
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("name", header -> header.name = "OFE.xml"),
                lie("crc", header -> header.crc++),
                lie("packed", header -> header.packed--),
                lie("size", header -> header.size--),
                lie("method", header -> header.method = 8),
                lie("flags", header -> header.flags |= 8),
                lie("zip64", header -> large(header, DATA.length, DATA.length - 1)),
                lie("large", header -> {
                    header.packed = -1;
                    header.size = -1;
                }),
                lie("path", header -> header.extra = RawZip.unicodePath("OFD.xml", "a.xml")),
                lie("extra", header -> header.extra = new byte[] {1, 2, 9, 0, 1}),
                lie("behind", header -> header.behind = new byte[] {0}));
    }

    private static void large(Header header, long size, long packed) {
        header.packed = -1;
        header.size = -1;
        header.extra = RawZip.little(20)
                .putShort((short) 1)
                .putShort((short) 16)
                .putLong(size)
                .putLong(packed)
                .array();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void refusesALocalHeaderThatDiffers(String name, Consumer<Header> local) throws IOException {
        assertThat(opened(zip(local, header -> {}))).isEqualTo(Code.READINGS_DIFFER.name());
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                lie("patched", header -> header.flags |= PATCHED),
                lie("method", header -> header.method = 9),
                lie("large", header -> header.packed = -1),
                lie("path", header -> header.extra = RawZip.unicodePath("OFD.xml", "a.xml")),
                lie("unknown", header -> header.extra = field(0x6c78, 9)),
                lie("mode", header -> header.extra = field(0x756e, 14)),
                lie("time twice", header -> header.extra = twice(field(0x5455, 5))),
                lie("zip64 for nothing", header -> header.extra = field(1, 16)),
                lie("padding that is none", header -> header.extra = new byte[] {1}),
                lie("later version", header -> header.needed = 63),
                lie("VMS", header -> header.needed = 0x214),
                lie("name in no encoding", header -> {
                    header.name = "附件.pdf";
                    header.flags = 0;
                }));
    }

    private static byte[] field(int id, int length) {
        return RawZip.little(4 + length)
                .putShort((short) id)
                .putShort((short) length)
                .array();
    }

    private static byte[] twice(byte[] field) {
        return RawZip.little(2 * field.length).put(field).put(field).array();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void refusesWhatIsNotReadAlike(String name, Consumer<Header> both) throws IOException {
        assertThat(opened(zip(both, both))).isEqualTo(Code.READINGS_DIFFER.name());
    }

    static Stream<Arguments> listed() {
        return Stream.of(
                lie("comment", header -> header.comment = DATA),
                lie("disk", header -> header.disk = 1),
                lie("zip64", header -> header.extra = field(1, 16)),
                lie("link of another Unix", header -> attributes(header, 16, 0xA1FF << 16)),
                lie("link of macOS", header -> attributes(header, 19, 0xA1FF << 16)),
                lie("link of Windows", header -> attributes(header, 0, 0xA1FF << 16)),
                lie("unknown system", header -> attributes(header, 2, 0)),
                lie("volume", header -> attributes(header, 0, 8)),
                lie("folder of DOS", header -> attributes(header, 0, 0x10)),
                lie("folder of Unix", header -> attributes(header, 3, 0x41FF << 16)));
    }

    private static void attributes(Header header, int system, int attributes) {
        header.system = system;
        header.attributes = attributes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("listed")
    void refusesADirectoryThatIsNotReadAlike(String name, Consumer<Header> listed) throws IOException {
        assertThat(opened(zip(header -> {}, listed))).isEqualTo(Code.READINGS_DIFFER.name());
    }

    static Stream<Arguments> plain() {
        return Stream.of(
                lie("archive of DOS", header -> attributes(header, 0, 0x20)),
                lie("ordinary file of Windows", header -> attributes(header, 10, 0x80)),
                lie("file of macOS", header -> attributes(header, 19, 0x81A4 << 16)),
                lie("times of NTFS", header -> header.extra = field(0xA, 32)),
                lie(
                        "time and owner",
                        header -> header.extra = RawZip.little(24)
                                .put(field(0x5455, 5))
                                .put(field(0x7875, 11))
                                .array()),
                lie("version of zip64", header -> header.needed = 45));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plain")
    void acceptsDirectoriesOfTheField(String name, Consumer<Header> listed) throws IOException {
        assertThat(opened(zip(header -> {}, listed))).isEqualTo("[/OFD.xml]");
    }

    static Stream<Arguments> spellings() {
        return Stream.of(
                lie("flag of UTF-8", header -> header.flags = 0),
                lie("zip64", header -> large(header, DATA.length, DATA.length)),
                lie("time", header -> header.extra = new byte[] {0x55, 0x54, 1, 0, 0}),
                lie("padding", header -> header.extra = new byte[] {0, 0}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void acceptsSpellingsOfTheField(String name, Consumer<Header> local) throws IOException {
        assertThat(opened(zip(local, header -> {}))).isEqualTo("[/OFD.xml]");
    }
}
