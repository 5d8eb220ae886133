package signinghelper.formats.match;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.match.CreditCodeMatch.Verdict;
import signinghelper.formats.match.CreditCodeMatch.Warning;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.security.KeyPair;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubjectMatchTest {
    private static final String PLACE = "1.2.156.10260.4.1.4";
    private static final String NAME = "测试（武汉）有限公司";

    private final TestAuthority authority = TestAuthority.root(TestKey.P256);
    private final KeyPair holder = TestKey.P256.generate();

    /** The code in the certificate, the code of the account, and the text of the report. */
    @ParameterizedTest
    @CsvSource({
        "914201007071167872, 914201007071167872, EQUAL, ",
        "91350100M000100Y43, 91350100m000100y43, EQUAL, ",
        "91512081ma62k0260e, 91512081MA62K0260E, EQUAL, ",
        "914201007071167872, 914201007713589677, DIFFERENT, ",
        "91350211M0000XUF46, 91350211M0000XUF46, EQUAL, CERTIFICATE_CHECK_DIGIT_WRONG ACCOUNT_CHECK_DIGIT_WRONG",
        "91350100M0001TGQXM, 91350100M0001TGQXM, EQUAL, CERTIFICATE_CHECK_DIGIT_WRONG ACCOUNT_CHECK_DIGIT_WRONG",
        "91350211M0000XUF46, 914201007713589677, DIFFERENT, CERTIFICATE_CHECK_DIGIT_WRONG",
        "914201007071167872, 914201007071167827, DIFFERENT, ACCOUNT_CHECK_DIGIT_WRONG",
        "914201007071167872, 91420100MA12345678, DIFFERENT, ACCOUNT_CHECK_DIGIT_WRONG",
        "914201007071167872, 91350100M000100Y4Z, DIFFERENT, ACCOUNT_FORM_WRONG",
        "914201007071167872, 91420100123456789I, DIFFERENT, ACCOUNT_FORM_WRONG",
        "914201007071167872, 91420100707116787, DIFFERENT, ACCOUNT_FORM_WRONG",
        "none, 914201007071167872, ABSENT, ",
        "none, 914201007071167827, ABSENT, ACCOUNT_CHECK_DIGIT_WRONG"
    })
    void comparesTheCodes(String inCertificate, String inAccount, Verdict verdict, String warnings) {
        var match = match(inCertificate, NAME, inAccount);

        assertThat(match.creditCode())
                .isEqualTo(new CreditCodeMatch(
                        verdict,
                        Stream.ofNullable(warnings)
                                .flatMap(all -> Stream.of(all.split(" ")))
                                .map(Warning::valueOf)
                                .toList(),
                        verdict == Verdict.ABSENT ? null : PLACE));
        assertThat(match.matches(NameRule.REFUSE)).isEqualTo(verdict == Verdict.EQUAL);
    }

    @Test
    void matchesWhenNameAndCodeDo() {
        var code = "914201007071167872";

        assertThat(match(code, NAME, code).matches(NameRule.REFUSE)).isTrue();
        assertThat(match(code, "测试(武汉) 有限公司", code).matches(NameRule.REFUSE)).isTrue();
        assertThat(match(code, NAME + "本级", code).matches(NameRule.REFUSE)).isFalse();
        assertThat(match(code, "其他有限公司", code).matches(NameRule.REFUSE)).isFalse();
        assertThat(match(code, NAME, "914201007713589677").matches(NameRule.REFUSE))
                .isFalse();
    }

    @Test
    void saysWhatTheCertificateDoesNotName() {
        var certificate = authority.issue(TestAuthority.request(holder).organisation(" "));
        var match = SubjectMatch.of(
                certificate, new Account(NAME, "914201007071167872", Account.Role.SUPPLIER), HolderRules.USUAL);

        assertThat(match.name().difference()).isEqualTo(NameMatch.Difference.ABSENT);
        assertThat(match.creditCode()).isEqualTo(new CreditCodeMatch(Verdict.ABSENT, List.of(), null));
    }

    @Test
    void repeatsNeitherNamesNorCodes() throws Exception {
        var match = match("914201007071167872", "其他有限公司", "914201007713589677");
        var json = new ObjectMapper().writeValueAsString(match);

        assertThat(json).doesNotContain("有限公司", "91420100");
        assertThat(new ObjectMapper().readValue(json, SubjectMatch.class)).isEqualTo(match);
    }

    private SubjectMatch match(String codeInCertificate, String name, String code) {
        var request = TestAuthority.request(holder)
                .organisation(NAME)
                .extension(new ASN1ObjectIdentifier(PLACE), false, new DERUTF8String(codeInCertificate));
        return SubjectMatch.of(
                authority.issue(request), new Account(name, code, Account.Role.SUPPLIER), HolderRules.USUAL);
    }
}
