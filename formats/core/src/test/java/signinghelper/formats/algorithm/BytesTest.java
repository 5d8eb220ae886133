package signinghelper.formats.algorithm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BytesTest {

    @Test
    void readsTheBase64ThatItWrites() {
        var bytes = Bytes.copyOf(new byte[] {-1, 0, 1, 2});

        assertThat(Bytes.fromBase64(bytes.toBase64())).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"YQ", "YR==", "YQ==\n", "Y Q==", "_w==", "YQ=", "YQ===", "a"})
    void refusesAnyOtherTextForTheSameBytes(String text) {
        assertThatThrownBy(() -> Bytes.fromBase64(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsADigestAndOfMoreTheLengthAlone() {
        assertThat(Bytes.copyOf(new byte[] {-1, 0, 16})).hasToString("Bytes[ff0010]");
        assertThat(Bytes.copyOf(new byte[32])).hasToString("Bytes[" + "00".repeat(32) + "]");
        assertThat(Bytes.copyOf(new byte[33])).hasToString("Bytes[33]");
    }

    @Test
    void isNotChangedThroughTheArraysItWasMadeOfOrGave() {
        var array = new byte[] {1};
        var bytes = Bytes.copyOf(array);
        array[0] = 2;
        bytes.toArray()[0] = 3;

        assertThat(bytes.toArray()).containsExactly(1);
    }
}
