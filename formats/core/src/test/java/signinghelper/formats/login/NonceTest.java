package signinghelper.formats.login;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NonceTest {

    @Test
    void isBase64OrBase64urlOf44To256Characters() {
        assertThat(new Nonce("x5rS1C0q8uXlW2y1mT0n5yQzJb3fU6aG9sKdHvEwLp+/").value())
                .hasSize(44);
        assertThat(new Nonce("_-".repeat(128)).value()).hasSize(256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密密"})
    void isNothingElse(String value) {
        assertThatThrownBy(() -> new Nonce(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNeitherShorterNorLongerNorSpaced() {
        assertThatThrownBy(() -> new Nonce("a".repeat(43))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Nonce("a".repeat(257))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Nonce("a".repeat(44) + "\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Nonce(" " + "a".repeat(44))).isInstanceOf(IllegalArgumentException.class);
    }
}
