package signinghelper.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NativeMessageStreamTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void writesTheLengthInTheMachinesByteOrderAndThenTheBody() throws IOException {
        stream(new byte[0]).write("{\"名\":1}".getBytes(StandardCharsets.UTF_8));

        assertThat(out.toByteArray()).isEqualTo(Frame.of("{\"名\":1}"));
    }

    @Test
    void readsFrameAfterFrameUntilThePipeIsClosed() throws IOException {
        out.writeBytes(Frame.of("{}"));
        out.writeBytes(Frame.of("[1]"));
        var stream = stream(out.toByteArray());

        assertThat(stream.read()).hasValue(new byte[] {'{', '}'});
        assertThat(stream.read()).hasValue(new byte[] {'[', '1', ']'});
        assertThat(stream.read()).isEmpty();
    }

    @Test
    void takesTheLargestFrameThatTheProtocolAllows() throws IOException {
        var body = new byte[NativeMessageStream.MAX_FRAME_BYTES];

        assertThat(stream(Frame.of(body)).read()).hasValue(body);
        stream(new byte[0]).write(body);
        assertThat(out.size()).isEqualTo(Integer.BYTES + body.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, NativeMessageStream.MAX_FRAME_BYTES + 1})
    void refusesALengthOutOfBounds(int length) {
        var stream = stream(Frame.announcing(length, new byte[0]));

        assertThatThrownBy(stream::read)
                .isInstanceOf(BrokenFrameException.class)
                .hasMessage("frame of " + Integer.toUnsignedString(length) + " bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 9})
    void tellsACutFrameFromAClosedPipe(int bytes) {
        var stream = stream(Arrays.copyOf(Frame.of("{\"a\":1}"), bytes));

        assertThatThrownBy(stream::read).isInstanceOf(BrokenFrameException.class);
    }

    @Test
    void writesNothingOfAReplyThatABrowserWouldNotTake() {
        var stream = stream(new byte[0]);

        assertThatThrownBy(() -> stream.write(new byte[NativeMessageStream.MAX_FRAME_BYTES + 1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(out.size()).isZero();
    }

    @Test
    void writesNothingMoreOnceItIsStopped() {
        var stream = stream(new byte[0]);
        stream.stopWriting();

        assertThatThrownBy(() -> stream.write(new byte[1])).isInstanceOf(IOException.class);
        assertThat(out.size()).isZero();
    }

    @Test
    void framesOfSeveralThreadsNeverInterleave() throws IOException {
        var stream = stream(new byte[0]);
        IntStream.range(0, 200).parallel().forEach(i -> writeQuietly(stream, Integer.toString(i)));
        var written = stream(out.toByteArray());

        assertThat(IntStream.range(0, 200).mapToObj(i -> readQuietly(written)))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 200).mapToObj(Integer::toString).toList());
    }

    private NativeMessageStream stream(byte[] in) {
        return new NativeMessageStream(new ByteArrayInputStream(in), out);
    }

    private static void writeQuietly(NativeMessageStream stream, String body) {
        try {
            stream.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String readQuietly(NativeMessageStream stream) {
        try {
            return new String(stream.read().orElseThrow(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
