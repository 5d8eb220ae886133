package signinghelper.formats.match;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Uses the examples of RFC 8785. */
class CanonicalJsonTest {

    /** 3.2.3: by UTF-16 code units a smiley stands before a Hebrew letter, by code points behind it. */
    @Test
    void ordersNamesByTheirUtf16CodeUnits() {
        var members = Map.of(
                "\u20ac", "Euro Sign",
                "\r", "Carriage Return",
                "\ufb33", "Hebrew Letter Dalet With Dagesh",
                "1", "One",
                "\ud83d\ude00", "Emoji: Grinning Face",
                "\u0080", "Control",
                "\u00f6", "Latin Small Letter O With Diaeresis");

        assertThat(json(members))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                        + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** 3.2.2: the example's string. */
    @Test
    void escapesWhatMustBeEscapedAndNothingElse() {
        assertThat(json(Map.of("string", "\u20ac$\017\nA'B\"\\\\\"/")))
                .isEqualTo("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
        assertThat(json(Map.of("a", "\b\t\n\f\r\0\037\u007f\u2028")))
                .isEqualTo("{\"a\":\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028\"}");
    }

    @Test
    void isUtf8() {
        assertThat(CanonicalJson.of(Map.of("名", "省"))).isEqualTo("{\"名\":\"省\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(CanonicalJson.of(Map.of())).isEqualTo(new byte[] {'{', '}'});
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d"})
    void refusesALoneSurrogate(String text) {
        assertThatThrownBy(() -> CanonicalJson.of(Map.of("a", text))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.of(Map.of(text, "a"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String json(Map<String, String> members) {
        return new String(CanonicalJson.of(members), StandardCharsets.UTF_8);
    }
}
