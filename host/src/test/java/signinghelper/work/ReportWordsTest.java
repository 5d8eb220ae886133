package signinghelper.work;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.Step;
import signinghelper.guidance.Language;

import static org.assertj.core.api.Assertions.assertThat;

class ReportWordsTest {

    @ParameterizedTest
    @EnumSource
    void everyCodeIndicationAndStepHasWords(Language language) {
        var words = new ReportWords(language);
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

        assertThat(new ReportWords(Language.CHINESE).of(finding)).endsWith("（2026-06-15 20:00:00 (UTC+8)）");
    }
}
