package signinghelper.token.bridge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;

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
        var stream = reading("4a0000000107530000000209094a0000000108");

        var first = stream.read().orElseThrow();
        assertThat(first.kind()).isEqualTo(Frame.Kind.JSON);
        assertThat(first.body()).containsExactly(7);
        var second = stream.read().orElseThrow();
        assertThat(second.kind()).isEqualTo(Frame.Kind.SECRET);
        assertThat(second.body()).containsExactly(9, 9);
        assertThat(stream.read()).isPresent();
        assertThat(stream.read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0a68656c6c6f0a", "4a00000000", "4affffffff", "4a0010000100", "4a0000000201", "4a00"})
    void whatIsNoFrameEndsTheReading(String hex) {
        var stream = reading(hex);
        assertThatThrownBy(() -> {
                    while (stream.read().isPresent()) {
                        // The last one is broken.
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void wipingAFrameWipesTheBytesItWasMadeOf() {
        var pin = new byte[] {1, 2, 3};
        new Frame(Frame.Kind.SECRET, pin).wipe();
        assertThat(pin).containsOnly(0);
    }
}
