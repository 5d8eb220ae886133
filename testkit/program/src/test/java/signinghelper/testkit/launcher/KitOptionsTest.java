package signinghelper.testkit.launcher;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KitOptionsTest {

    @Test
    void withoutOptionsEveryKeyIsThereAndTheFolderLiesWhereItWasCalled() {
        var options = KitOptions.parse(List.of());

        assertThat(options.token()).isEqualTo(TokenKind.SOFTWARE);
        assertThat(options.keys()).containsExactly("sm2", "rsa", "ec");
        assertThat(options.folder()).isEqualTo(Path.of("signing-helper-testkit").toAbsolutePath());
        assertThat(options.withBrowser()).isTrue();
    }

    @Test
    void readsEveryOption() {
        var options = KitOptions.parse(List.of(
                "--origin",
                "http://localhost:9000",
                "--origin",
                "https://portal.test:8443",
                "--origin",
                "https://admin.portal.test",
                "--folder",
                "/kit",
                "--token",
                "skf",
                "--keys",
                "sm2",
                "--port",
                "0",
                "--browser",
                "/b",
                "--no-browser"));

        assertThat(options)
                .isEqualTo(new KitOptions(
                        List.of(
                                URI.create("http://localhost:9000"),
                                URI.create("https://portal.test:8443"),
                                URI.create("https://admin.portal.test")),
                        Path.of("/kit"),
                        TokenKind.SKF,
                        List.of("sm2"),
                        0,
                        Path.of("/b"),
                        false));
        assertThat(options.tlsNames()).containsExactly("admin.portal.test", "portal.test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--origin https://127.0.0.1:9000",
                "--origin https://Portal.test",
                "--origin https://portal.test/",
                "--origin https://portal.test:443",
                "--origin https://user@portal.test",
                "--origin https://*.portal.test",
                "--origin http://localhost:9000/",
                "--origin http://127.0.0.1:9000",
                "--origin http://portal.example",
                "--token skf --keys ec",
                "--token pkcs11 --keys sm2",
                "--keys dsa",
                "--token card",
                "--port -1",
                "--port one",
                "--folder",
                "--help-me please",
            })
    void refusesWhatTheKitCannotDo(String arguments) {
        assertThatThrownBy(() -> KitOptions.parse(List.of(arguments.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--");
    }
}
