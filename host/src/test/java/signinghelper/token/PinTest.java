package signinghelper.token;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PinTest {

    @Test
    void isWipedWhenItIsClosed() {
        var typed = "123456".toCharArray();
        new Pin(typed).close();

        assertThat(typed).containsOnly('\0');
    }

    @ParameterizedTest
    @ValueSource(strings = {"１２３４５６", "12 34", "密码", "1\n", "1\0", "é", "\u007f"})
    void isWipedWhenNoUKeyCouldAcceptIt(String text) {
        var typed = text.toCharArray();

        assertThatThrownBy(() -> new Pin(typed)).isInstanceOf(IllegalArgumentException.class);
        assertThat(typed).containsOnly('\0');
    }

    @Test
    void isNotEmpty() {
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
