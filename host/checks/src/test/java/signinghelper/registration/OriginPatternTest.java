package signinghelper.registration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Forms of Chromium's "Enterprise policy URL pattern format" and of {@code runtime_blocked_hosts}. */
class OriginPatternTest {
    @ParameterizedTest
    @CsvSource({
        "*, https://a.example",
        "https://*, https://a.example",
        "*://*, http://a.example:8080",
        "https://a.example, https://a.example",
        "https://a.example/, https://a.example",
        "a.example, http://a.example",
        "HTTPS://A.Example, https://a.example",
        "[*.]example, https://a.b.example",
        "[*.]a.example, https://a.example",
        "*://*.example, https://a.example",
        "https://a.example:443, https://a.example",
        "http://a.example:80, http://a.example",
        "a.example:8443, https://a.example:8443",
        "a.example:*, https://a.example:8443",
    })
    void matches(String pattern, String origin) {
        assertThat(OriginPattern.anyMatches(List.of(pattern), origin)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://*, https://a.example",
        "a.example, https://b.a.example",
        "[*.]example, https://notexample",
        "https://a.example:8443, https://a.example",
        "https://a.example, https://a.example.org",
    })
    void matchesNot(String pattern, String origin) {
        assertThat(OriginPattern.anyMatches(List.of(pattern), origin)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://", "[*]a.example", "a:b:c"})
    void aTextOfAnotherFormMatchesNothing(String text) {
        assertThat(OriginPattern.of(text)).isEmpty();
        assertThat(OriginPattern.anyMatches(List.of(text), "https://a.example")).isFalse();
    }

    @Test
    void oneOfSeveralIsEnough() {
        assertThat(OriginPattern.anyMatches(List.of("x.example", "a.example"), "https://a.example"))
                .isTrue();
        assertThat(OriginPattern.anyMatches(List.of(), "https://a.example")).isFalse();
    }
}
