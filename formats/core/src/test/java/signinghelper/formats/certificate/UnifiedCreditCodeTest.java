package signinghelper.formats.certificate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UnifiedCreditCodeTest {

    /** Codes from public texts; the second is the example of GB 32100-2015. */
    @ParameterizedTest
    @ValueSource(strings = {"914201007071167872", "91350100M000100Y43", "914201007713589677", "91512081MA62K0260E"})
    void findsBothCheckCharactersOfPublishedCodesRight(String published) {
        var code = new UnifiedCreditCode(published);

        assertThat(code.hasRightCheckCharacter()).isTrue();
        assertThat(code.hasRightOrganisationCheckCharacter()).isTrue();
        assertThat(code.hasRightCheckCharacters()).isTrue();
        assertThat(UnifiedCreditCode.withCheckCharacter(published.substring(0, 17)))
                .isEqualTo(code);
    }

    /** The first two have been given out as they are; in the others one digit is wrong, or two are swapped. */
    @ParameterizedTest
    @CsvSource({
        "91350211M0000XUF46, false, true",
        "91350100M0001TGQXM, false, true",
        "91420100MA12345678, false, false",
        "91350100M000100Y44, false, true",
        "914201007071167812, false, false",
        "914201007071167827, false, false",
        "91512081MA62K0280E, false, false"
    })
    void tellsWhichCheckCharacterIsWrong(String text, boolean whole, boolean organisation) {
        var code = new UnifiedCreditCode(text);

        assertThat(code.hasRightCheckCharacter()).isEqualTo(whole);
        assertThat(code.hasRightOrganisationCheckCharacter()).isEqualTo(organisation);
        assertThat(code.hasRightCheckCharacters()).isFalse();
    }

    /** The last check character is right, the one within is not. */
    @Test
    void looksAtTheOrganisationCodeToo() {
        var code = UnifiedCreditCode.withCheckCharacter("91420100707116786");

        assertThat(code.hasRightCheckCharacter()).isTrue();
        assertThat(code.hasRightCheckCharacters()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "91350100M000100Y4",
                "91350100M000100Y433",
                "91350100M000100Y4Z",
                "91350100m000100Y43",
                "91420100123456789I"
            })
    void refusesOtherLengthsAndCharacters(String text) {
        assertThatThrownBy(() -> new UnifiedCreditCode(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
