package signinghelper.demo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemoOptionsTest {

    @Test
    void readsEveryOption() {
        var options = DemoOptions.parse(List.of(
                "--root",
                "/r",
                "--folder",
                "/f",
                "--port",
                "8080",
                "--framing-allowed",
                "--token",
                "skf",
                "--software-key-only",
                "--pkcs11-library",
                "/l.so",
                "--valkey",
                "6379",
                "--time-stamps",
                "--cms",
                "GMT0010_3011",
                "--host-only"));

        assertThat(options)
                .isEqualTo(new DemoOptions(
                        Path.of("/r").toAbsolutePath(),
                        Path.of("/f").toAbsolutePath(),
                        8080,
                        true,
                        TokenKind.SKF,
                        true,
                        Path.of("/l.so"),
                        6379,
                        true,
                        "GMT0010_3011",
                        true));
    }

    @Test
    void needsNone() {
        var options = DemoOptions.parse(List.of());

        assertThat(options.port()).isZero();
        assertThat(options.framingAllowed()).isFalse();
        assertThat(options.token()).isEqualTo(TokenKind.SOFTWARE);
        assertThat(options.softwareKeyOnly()).isFalse();
        assertThat(options.pkcs11Library()).isEqualTo(Path.of(""));
        assertThat(options.valkey()).isZero();
        assertThat(options.timeStamps()).isFalse();
        assertThat(options.cms()).isEmpty();
        assertThat(options.hostOnly()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--prt 1", "--port", "--port x", "--port -1", "--port 65536", "--root", "--token SKF", "--token"
            })
    void refusesWhatItDoesNotKnow(String line) {
        assertThatThrownBy(() -> DemoOptions.parse(List.of(line.split(" ", -1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
