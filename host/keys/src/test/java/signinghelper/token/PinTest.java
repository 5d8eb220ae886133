package signinghelper.token;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PinTest {

    @Test
    void leavesNothingInTheArrayThatItIsMadeOf() {
        var typed = "123456".toCharArray();
        var received = "123456".getBytes(StandardCharsets.US_ASCII);
        try (var first = new Pin(typed);
                var second = Pin.ofAscii(received)) {
            assertThat(typed).containsOnly('\0');
            assertThat(received).containsOnly(0);
            assertThat(first.toNulTerminated()).isEqualTo(second.toNulTerminated());
        }
    }

    @Test
    void givesNothingAwayAfterItIsClosed() {
        var pin = new Pin("123456".toCharArray());
        pin.close();

        assertThatThrownBy(pin::toNulTerminated).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pin.copyTo(ByteBuffer.allocate(6))).isInstanceOf(IllegalStateException.class);
        pin.close();
    }

    /** The field is looked into, since nothing public tells. */
    @Test
    void liesOutsideOfTheHeapAndIsWipedThereWhenItIsClosed() throws ReflectiveOperationException {
        var pin = new Pin(CharBuffer.wrap("123456"));
        var field = Pin.class.getDeclaredField("ascii");
        field.setAccessible(true);
        var ascii = (ByteBuffer) field.get(pin);

        assertThat(ascii.isDirect()).isTrue();
        assertThat(ascii.get(0)).isEqualTo((byte) '1');
        pin.close();
        assertThat(IntStream.range(0, 6).map(ascii::get)).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"１２３４５６", "12 34", "密码", "1\n", "1\0", "é", "\u007f"})
    void isWipedWhenNoUKeyCouldAcceptIt(String text) {
        var typed = text.toCharArray();

        assertThatThrownBy(() -> new Pin(typed)).isInstanceOf(IllegalArgumentException.class);
        assertThat(typed).containsOnly('\0');
        assertThat(Pin.isAcceptable(text)).isFalse();
    }

    @Test
    void isNotEmpty() {
        assertThat(Pin.isAcceptable("")).isFalse();
        assertThatThrownBy(() -> new Pin(new char[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isHandedToALibraryWithAClosingNul() {
        try (var pin = new Pin("!a~".toCharArray())) {
            assertThat(pin.toNulTerminated()).containsExactly('!', 'a', '~', 0);
        }
    }

    @Test
    void doesNotTellItselfInText() {
        try (var pin = new Pin("123456".toCharArray())) {
            assertThat(pin.toString()).doesNotContain("123456");
        }
    }
}
