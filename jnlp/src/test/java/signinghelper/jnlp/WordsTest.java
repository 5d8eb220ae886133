package signinghelper.jnlp;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.installation.InstallationException.Reason;
import signinghelper.installation.Step;

import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

    @ParameterizedTest
    @EnumSource
    void eachStepIsToldInBothLanguages(Step step) {
        assertBoth(Words.of(step));
    }

    @ParameterizedTest
    @EnumSource
    void eachReasonIsToldInBothLanguages(Reason reason) {
        assertBoth(Words.of(reason));
    }

    private static void assertBoth(Words words) {
        assertThat(words.in(Locale.CHINA)).containsPattern("\\p{IsHan}").doesNotContainPattern("[a-z]");
        assertThat(words.in(Locale.FRANCE)).doesNotContainPattern("\\p{IsHan}").containsPattern("[a-z]");
    }
}
