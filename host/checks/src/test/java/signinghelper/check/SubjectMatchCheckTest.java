package signinghelper.check;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import signinghelper.formats.match.Account;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.profile.Anchors;
import signinghelper.protocol.ErrorCode;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.SoftwareKey;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.certificate.CertificateSubject.CREDIT_CODE_EXTENSION;

class SubjectMatchCheckTest {
    private static final Account ACCOUNT = new Account("测试供应商有限公司", "914201007071167872", Account.Role.SUPPLIER);

    private final TestPki pki = new TestPki(TestKey.P256);

    private void put(SoftwareKey.Kind kind, String organisation, String code) {
        pki.signature(
                kind,
                wish -> wish.organisation(organisation)
                        .extension(new ASN1ObjectIdentifier(CREDIT_CODE_EXTENSION), false, new DERUTF8String(code)));
    }

    private List<Finding> look(Circumstances circumstances) throws InterruptedException {
        return new SubjectMatchCheck(pki.reading()).look(circumstances);
    }

    @Test
    void theAccountsOwnCertificateMatches() throws Exception {
        put(SoftwareKey.Kind.P256, ACCOUNT.name(), ACCOUNT.creditCode());

        assertThat(look(TestProfiles.with(ACCOUNT)))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS);
    }

    @Test
    void whatDiffersIsToldWithTheMenuThatCorrectsIt() throws Exception {
        put(SoftwareKey.Kind.P256, ACCOUNT.name().substring(2), ACCOUNT.creditCode());

        var finding = look(TestProfiles.with(ACCOUNT)).get(0);

        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.code()).isEqualTo(ErrorCode.SUBJECT_MISMATCH);
        assertThat(finding.facts()).containsEntry("name", "OTHER").containsEntry("creditCode", "EQUAL");
        assertThat(finding.facts().values()).noneMatch(fact -> fact.contains(ACCOUNT.creditCode()));
        var book = new GuidanceBook();
        assertThat(book.words(ErrorCode.SUBJECT_MISMATCH, finding.facts(), Language.CHINESE)
                        .steps())
                .anyMatch(step -> step.contains("用户管理"));
        assertThat(book.words(ErrorCode.SUBJECT_MISMATCH, finding.facts(), Language.ENGLISH)
                        .steps())
                .anyMatch(step -> step.contains("User management"));
    }

    @Test
    void aSecondCertificateOfSomebodyElseIsAWarningOnly() throws Exception {
        put(SoftwareKey.Kind.P256, ACCOUNT.name(), ACCOUNT.creditCode());
        put(SoftwareKey.Kind.RSA, "别家有限公司", "91420100MADEM00035");

        assertThat(look(TestProfiles.with(ACCOUNT)))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS, Verdict.WARN);
    }

    @Test
    void withoutAnAccountThereIsNothingToCompare() throws Exception {
        put(SoftwareKey.Kind.P256, ACCOUNT.name(), ACCOUNT.creditCode());

        assertThat(look(TestProfiles.with(Anchors.NONE)))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.SKIPPED);
    }
}
