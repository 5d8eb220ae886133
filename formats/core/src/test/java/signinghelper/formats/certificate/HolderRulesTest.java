package signinghelper.formats.certificate;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.security.KeyPair;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Shapes of names that are seen in public certificates, with names and codes of the test's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HolderRulesTest {
    private static final String NAME = "测试有限公司";
    private static final String CODE = "914201007071167872";
    private static final String WRONG_CHECK_DIGIT = "91350211M0000XUF46";

    private final TestAuthority authority = TestAuthority.root(TestKey.P256);
    private final KeyPair holder = TestKey.P256.generate();

    /** O and CN of a certificate, and the holder's name. */
    @ParameterizedTest
    @CsvSource({
        "测试有限公司, 张三, 测试有限公司",
        "'', 测试有限公司, 测试有限公司",
        "'  ', 测试有限公司, 测试有限公司",
        "CFCA OCA31, 041@Z91420100@测试有限公司@1, 测试有限公司",
        "MCSCA, 测试有限公司, 测试有限公司",
        "'', 041@1@测试有限公司@00000001, 测试有限公司",
        "Test root P256, 041@Z1@测试有限公司@1, 测试有限公司",
        "Test root P256, 张三, Test root P256",
        "MCSCA, '', MCSCA",
        "914201007071167872测试有限公司, 张三, 测试有限公司",
        "914201007071167872, 张三, 张三",
        "914201007071167872, '', 914201007071167872",
        "CN, 测试有限公司, 测试有限公司",
        "'', CN, ''",
        "Bank of America, 张三, Bank of America",
        "SHECA, 测试有限公司, 测试有限公司",
        "测试 Root CA G2, 测试有限公司, 测试有限公司",
        "测试@有限公司, 张三, 测试@有限公司",
        "'', '', ''"
    })
    void namesTheHolderAndNotTheAuthority(String organisation, String commonName, String expected) {
        assertThat(subject(organisation, commonName, HolderRules.USUAL).organisation())
                .isEqualTo(expected);
    }

    @Test
    void readsACodeInTheCommonNameAndBeforeANameInO() {
        assertThat(subject("MCSCA", "041@" + CODE + "@测试有限公司@1", HolderRules.USUAL)
                        .creditCode())
                .isEqualTo(new UnifiedCreditCode(CODE));
        assertThat(subject(CODE + NAME, "张三", HolderRules.USUAL).creditCode()).isEqualTo(new UnifiedCreditCode(CODE));
    }

    @Test
    void takesACodeWithAWrongCheckDigitLastAndSaysSo() {
        var name = name("", NAME).addRDN(BCStyle.SERIALNUMBER, WRONG_CHECK_DIGIT);
        var alone = CertificateSubject.of(authority.issue(request(name)), HolderRules.USUAL);
        name.addRDN(BCStyle.OU, CODE);
        var withAnother = CertificateSubject.of(authority.issue(request(name)), HolderRules.USUAL);

        assertThat(alone.creditCode()).isEqualTo(new UnifiedCreditCode(WRONG_CHECK_DIGIT));
        assertThat(alone.hasDoubtfulCreditCode()).isTrue();
        assertThat(withAnother.creditCode()).isEqualTo(new UnifiedCreditCode(CODE));
        assertThat(withAnother.hasDoubtfulCreditCode()).isFalse();
    }

    @Test
    void takesNoWordInCapitalLettersForACode() {
        assertThat(subject("ABCDEFGHJKLMNPQRTU", "", HolderRules.USUAL).creditCode())
                .isNull();
    }

    @Test
    void readsPlacesAndPatternsOfAPortalsOwn() {
        var rules = new HolderRules(
                List.of("2.4.16.11.7.1", "2.5.4.3"), List.of("1.2.3.4"), List.of("单位:{name};*"), Set.of());
        var request = request(name("MCSCA", "张三"))
                .extension(new ASN1ObjectIdentifier("2.4.16.11.7.1"), false, new DERUTF8String("单位:测试有限公司;1"))
                .extension(new ASN1ObjectIdentifier("1.2.3.4"), false, new DERUTF8String(CODE));
        var subject = CertificateSubject.of(authority.issue(request), rules);

        assertThat(subject.organisation()).isEqualTo(NAME);
        assertThat(subject.creditCode()).isEqualTo(new UnifiedCreditCode(CODE));
        assertThat(subject("MCSCA", "张三", rules).organisation()).isEqualTo("张三");
    }

    @Test
    void takesAPortalsPatternsBesideTheUsual() {
        var rules = new HolderRules(HolderRules.USUAL.name(), List.of(), List.of("单位:{name};*", "{usual}"), Set.of());

        assertThat(subject("MCSCA", "单位:测试有限公司;1", rules).organisation()).isEqualTo(NAME);
        assertThat(subject("MCSCA", "051@测试有限公司@Z1@1", rules).organisation()).isEqualTo(NAME);
    }

    @Test
    void takesTheUsualRulesForThoseThatAreLeftOut() throws Exception {
        var rules = new ObjectMapper().readValue("{\"authorities\": [\"某CA\"]}", HolderRules.class);

        assertThat(rules.authorities()).containsExactly("某CA");
        assertThat(rules.name()).isEqualTo(HolderRules.USUAL.name());
        assertThat(rules.creditCode()).isEqualTo(HolderRules.USUAL.creditCode());
        assertThat(rules.patterns()).isEqualTo(HolderRules.USUAL.patterns());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "{name}{name}", "{names}", "{name}@{other}", "{name"})
    void refusesAPatternThatIsNone(String pattern) {
        assertThatThrownBy(() -> new HolderRules(List.of(), List.of(), List.of(pattern), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAPlaceThatIsNoObjectIdentifier() {
        assertThatThrownBy(() -> new HolderRules(List.of("O"), List.of(), List.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private CertificateSubject subject(String organisation, String commonName, HolderRules rules) {
        return CertificateSubject.of(authority.issue(request(name(organisation, commonName))), rules);
    }

    private static X500NameBuilder name(String organisation, String commonName) {
        var name = new X500NameBuilder().addRDN(BCStyle.C, "CN");
        if (!organisation.isEmpty()) {
            name.addRDN(BCStyle.O, organisation);
        }
        if (!commonName.isEmpty()) {
            name.addRDN(BCStyle.CN, commonName);
        }
        return name;
    }

    private TestAuthority.Request request(X500NameBuilder name) {
        return TestAuthority.request(holder).subject(name.build());
    }
}
