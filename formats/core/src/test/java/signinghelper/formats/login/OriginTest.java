package signinghelper.formats.login;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OriginTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://portal.example",
                "https://portal.example:8443",
                "http://localhost",
                "http://localhost:65535",
                "https://xn--fiq228c.example",
                "https://a-b.c1.example",
                "https://127.0.0.1:8443"
            })
    void isWhatABrowserSerialises(String value) {
        assertThat(new Origin(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "portal.example",
                "//portal.example",
                "https:",
                "https://",
                "https://portal.example/",
                "https://portal.example/path",
                "https://portal.example?",
                "https://portal.example#a",
                "https://user@portal.example",
                "https://portal.example:",
                "https://portal.example:0",
                "https://portal.example:08443",
                "https://portal.example:443",
                "http://localhost:80",
                "https://portal.example:123456",
                "https://portal.example:*",
                "https://*.example",
                "https://.example",
                "https://portal.example.",
                "https://-portal.example",
                "https://平台.example",
                "https://PORTAL.example",
                "HTTPS://portal.example",
                "https://portal.example\n",
                "\nhttps://portal.example",
                "https://portal.example https://other.example",
                "https://portal.example\u0000",
                "https:\\\\portal.example",
                "file://",
                "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
                "javascript://portal.example",
                "data:text/html,x"
            })
    void isNothingElse(String value) {
        assertThatThrownBy(() -> new Origin(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasAtMost300Characters() {
        var longest = "https://" + "a".repeat(292);

        assertThat(new Origin(longest).value()).isEqualTo(longest);
        assertThatThrownBy(() -> new Origin(longest + "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://portal.example, true",
        "http://localhost, true",
        "http://localhost:8080, true",
        "http://portal.example, false",
        "http://localhost.example, false"
    })
    void isSecureByHttpsOrOnThisComputer(String value, boolean secure) {
        assertThat(new Origin(value).isSecure()).isEqualTo(secure);
    }
}
