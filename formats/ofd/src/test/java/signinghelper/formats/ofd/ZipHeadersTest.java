package signinghelper.formats.ofd;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.document.Source;
import signinghelper.formats.ofd.RawZip.Header;
import signinghelper.formats.ofd.container.OfdContainer;
import signinghelper.formats.ofd.container.OfdException;
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
                lie("path", header -> header.extra = RawZip.unicodePath("OFD.xml", "a.xml")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void refusesWhatIsNotReadAlike(String name, Consumer<Header> both) throws IOException {
        assertThat(opened(zip(both, both))).isEqualTo(Code.READINGS_DIFFER.name());
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
