package signinghelper.formats.match;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.match.NameMatch.Difference;
import signinghelper.formats.match.NameMatch.Verdict;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The name in the certificate, the name of the account, and the text of the report. */
class NameMatchTest {

    @ParameterizedTest
    @ValueSource(strings = {"测试有限公司", "ABC（中国）股份有限公司", "武汉市财政局本级", " a "})
    void isEqualToItself(String name) {
        assertThat(NameMatch.of(name, name)).isEqualTo(new NameMatch(Verdict.EQUAL, List.of(), null));
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "ＡＢＣ测试有限公司|ABC测试有限公司|WIDTH",
                "ｓ１－２＆ｃ|s1-2&c|WIDTH",
                "测试（武汉）有限公司|测试(武汉)有限公司|BRACKETS",
                "测试〔武汉〕有限公司|测试【武汉】有限公司|BRACKETS",
                "测试［武汉］有限公司|测试[武汉]有限公司|BRACKETS",
                "测试有限公司|测试 有限公司|BLANKS",
                "测试有限公司|测试有限公司\u3000|BLANKS",
                "\uFEFF测试有限公司|测试\u00A0有限\u200B公司|BLANKS",
                "ＡＢ（中国）有限公司|AB(中国)有限公司|WIDTH BRACKETS",
                "ＡＢ 有限公司|AB有限公司|WIDTH BLANKS",
                "测试（武汉）有限公司|测试 ( 武汉 ) 有限公司|BRACKETS BLANKS",
                "Ａ （甲） 公司|A(甲)公司|WIDTH BRACKETS BLANKS"
            },
            delimiter = '|')
    void isEqualAfterTheFoldingsThatItNames(String inCertificate, String inAccount, String foldings) {
        var expected = new NameMatch(
                Verdict.EQUAL_AFTER_FOLDING,
                Stream.of(foldings.split(" ")).map(NameFolding::valueOf).toList(),
                null);

        assertThat(NameMatch.of(inCertificate, inAccount)).isEqualTo(expected);
        assertThat(NameMatch.of(inAccount, inCertificate)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "武汉市财政局, 武汉市财政局本级",
        "武汉市财政局, 武汉市财政局（本级）",
        "武汉市财政局, 武汉市财政局(本级)",
        "武汉市财政局, 武汉市财政局 【本级】",
        "武汉市财政局本级, 武汉市财政局（本级）",
        "武汉市（某）财政局, 武汉市(某)财政局本级"
    })
    void namesTheLocalLevelSuffix(String one, String other) {
        assertDifferent(Difference.LOCAL_LEVEL_SUFFIX, one, other);
        assertDifferent(Difference.LOCAL_LEVEL_SUFFIX, other, one);
    }

    @ParameterizedTest
    @CsvSource({
        "测试有限公司, 测试有限责任公司",
        "湖北測試有限公司, 湖北测试有限公司",
        "国家體育总局, 国家体育总局",
        "本级财政局, 财政局",
        "甲财政局本级, 乙财政局",
        "abc公司, ABC公司",
        "测试有限公司, 测试有限公司武汉分公司",
        "测试〈武汉有限公司, 测试武汉有限公司"
    })
    void foldsNothingElse(String one, String other) {
        assertDifferent(Difference.OTHER, one, other);
        assertDifferent(Difference.OTHER, other, one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000"})
    void saysWhenTheCertificateNamesNone(String inCertificate) {
        assertDifferent(Difference.ABSENT, inCertificate, "测试有限公司");
    }

    @ParameterizedTest
    @CsvSource({
        "EQUAL, WIDTH, ",
        "EQUAL, , OTHER",
        "EQUAL_AFTER_FOLDING, , ",
        "DIFFERENT, , ",
        "DIFFERENT, WIDTH, OTHER"
    })
    void contradictsItselfNever(Verdict verdict, NameFolding folding, Difference difference) {
        var foldings = Stream.ofNullable(folding).toList();

        assertThatThrownBy(() -> new NameMatch(verdict, foldings, difference))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertDifferent(Difference how, String inCertificate, String inAccount) {
        assertThat(NameMatch.of(inCertificate, inAccount)).isEqualTo(new NameMatch(Verdict.DIFFERENT, List.of(), how));
    }
}
