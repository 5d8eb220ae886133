package signinghelper.token.bridge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrameStreamTest {

    private static FrameStream reading(String hex) {
        return new FrameStream(new ByteArrayInputStream(HexFormat.of().parseHex(hex)), OutputStream.nullOutputStream());
    }

    @Test
    void writesKindAndLengthBeforeTheBody() throws Exception {
        var out = new ByteArrayOutputStream();
        new FrameStream(new ByteArrayInputStream(new byte[0]), out)
                .write(new Frame(Frame.Kind.SECRET, new byte[] {7, 8}));

        assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo("53000000020708");
    }

    @Test
    void readsFrameAfterFrameUntilTheEnd() throws Exception {
        var stream = reading("51000000010753000000020909420000000200005100000001085200000001014200000001ff");

        var first = stream.read().orElseThrow();
        assertThat(first.kind()).isEqualTo(Frame.Kind.CALL);
        assertThat(first.body()).containsExactly(7);
        var second = stream.read().orElseThrow();
        assertThat(second.kind()).isEqualTo(Frame.Kind.SECRET);
        assertThat(second.body()).containsExactly(9, 9);
        assertThat(stream.read().orElseThrow().body()).as("after a blank").containsExactly(8);
        assertThat(stream.read()).isPresent();
        assertThat(stream.read()).as("but a blank").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0a68656c6c6f0a", "5100000000", "51ffffffff", "510010000100", "510000000201", "5100", "42"})
    void whatIsNoFrameEndsTheReading(String hex) {
        var stream = reading(hex);
        assertThatThrownBy(() -> {
                    while (stream.read().isPresent()) {
                        // The last one is broken.
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private static final class Buffer extends BufferedOutputStream {
        Buffer() {
            super(OutputStream.nullOutputStream());
        }

        String text() {
            return new String(buf, ISO_8859_1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 255, 8186, 8187, 8191, 8192, 100_000})
    void noSecretStaysInTheBufferOfAPipe(int length) throws Exception {
        var buffer = new Buffer();
        var stream = new FrameStream(InputStream.nullInputStream(), buffer);
        stream.writeSecret("7".repeat(length).getBytes(ISO_8859_1));
        stream.write(new Frame(Frame.Kind.CALL, new byte[] {1}));

        assertThat(buffer.text()).contains("Q").doesNotContain("7");
    }

    @Test
    void wipingAFrameWipesTheBytesItWasMadeOf() {
        var pin = new byte[] {1, 2, 3};
        new Frame(Frame.Kind.SECRET, pin).wipe();
        assertThat(pin).containsOnly(0);
    }
}
