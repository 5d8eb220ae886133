package signinghelper.portal.certificate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UnifiedCreditCodeTest {

    /** The example of GB 32100-2015. */
    @Test
    void computesTheCheckCharacter() {
        assertThat(UnifiedCreditCode.withCheckCharacter("91350100M000100Y4").value())
                .isEqualTo("91350100M000100Y43");
        assertThat(new UnifiedCreditCode("91350100M000100Y43").hasRightCheckCharacter())
                .isTrue();
        assertThat(new UnifiedCreditCode("91350100M000100Y44").hasRightCheckCharacter())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "91350100M000100Y4", "91350100M000100Y433", "91350100M000100Y4Z", "91350100m000100Y43"})
    void refusesOtherLengthsAndCharacters(String text) {
        assertThatThrownBy(() -> new UnifiedCreditCode(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
