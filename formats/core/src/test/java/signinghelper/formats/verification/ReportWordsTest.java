package signinghelper.formats.verification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

class ReportWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void everyCodeIndicationAndStepHasWords(String language) {
        var words = new ReportWords(Locale.forLanguageTag(language));
        for (var code : Code.values()) {
            assertThat(words.of(code)).isNotBlank();
        }
        for (var indication : Indication.values()) {
            assertThat(words.of(indication)).isNotBlank();
        }
        for (var step : Step.values()) {
            assertThat(words.of(step)).isNotBlank();
        }
    }

    @Test
    void factsFollowInBracketsAndTimesAreThoseOfChina() {
        var finding = Finding.of(Code.TIME_CLAIMED, "time", "2026-06-15T12:00:00Z");

        assertThat(new ReportWords(Locale.SIMPLIFIED_CHINESE).of(finding)).endsWith("（2026-06-15 20:00:00 (UTC+8)）");
    }
}
