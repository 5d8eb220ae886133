package signinghelper.formats.certificate;

import cn.hutool.core.util.IdcardUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers of nobody: of a division that no person has, or born on the first day of 1900. */
class ResidentNumberTest {
    private static final String NUMBER = "110000190001010004";

    @ParameterizedTest
    @CsvSource({
        "110000190001010004, …0004",
        "11000019000101001x, …001x",
        "0110000190001010004, 0…0004",
        "SF110000190001010004, SF…0004",
        "张样本110000190001010004, 张样本…0004",
        "051@张样本@0110000190001010004@1, 051@张样本@0…0004@1",
        "1@5006SF110000190001010004, 1@5006SF…0004",
        "110000000101001, …1001",
        "SF110000000101001, SF…1001",
        "0110000000101001, 0…1001",
        "911156190001010009, …0009"
    })
    void masksAPersonsNumberWithARightCheckCharacterOrAWrong(String text, String masked) {
        assertThat(ResidentNumber.masked(text)).isEqualTo(masked);
        assertThat(ResidentNumber.isIn(text)).isTrue();
        assertThat(ResidentNumber.isIn(masked)).isFalse();
    }

    /** A division that is none, a day that is none, a serial number, and codes of organisations. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "990000190001010004",
                "110000190002300004",
                "110000201302290004",
                "1784487746958700545",
                "914201007071167872",
                "91350100M000100Y43",
                "1100000001010012",
                "X110000000101001",
                "测试有限公司",
                ""
            })
    void leavesOtherTextsAsTheyAre(String text) {
        assertThat(ResidentNumber.masked(text)).isEqualTo(text);
        assertThat(ResidentNumber.isIn(text)).isFalse();
    }

    /** Numbers that are both by their form and by all check characters, and one by its form alone. */
    @ParameterizedTest
    @CsvSource({
        "515101200001014694, true",
        "913101200001011277, false",
        "913101200001010046, false",
        "515101200001010475, false"
    })
    void tellsAPersonFromAnOrganisationWithAllOfTheOrganisationsCheckCharacters(String number, boolean isPersons) {
        assertThat(UnifiedCreditCode.isRight(number)).isTrue();
        assertThat(ResidentNumber.isIn(number)).isEqualTo(isPersons);
    }

    @Test
    void anotherImplementationTakesTheSamplesForAPersonsToo() {
        assertThat(IdcardUtil.isValidCard18(NUMBER)).isTrue();
        assertThat(IdcardUtil.isValidCard18("515101200001014694")).isTrue();
        assertThat(IdcardUtil.isValidCard15("110000000101001")).isTrue();
    }
}
