package signinghelper.check;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.profile.Anchors;
import signinghelper.protocol.ErrorCode;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry.Use;
import signinghelper.token.SoftwareKey;
import signinghelper.token.plugged.Tokens;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CertificatePairCheckTest {
    private final TestPki pki = new TestPki(TestKey.SM2);

    private List<Finding> look() throws InterruptedException {
        return new CertificatePairCheck(pki.reading()).look(TestProfiles.with(Anchors.NONE));
    }

    @Test
    void bothHalvesAreAPair() throws Exception {
        pki.signature(SoftwareKey.Kind.SM2, wish -> wish);
        pki.encryption(SoftwareKey.Kind.SM2, wish -> wish);

        assertThat(look()).extracting(Finding::verdict).containsExactly(Verdict.PASS);
    }

    @Test
    void aHalfAloneIsAWarning() throws Exception {
        pki.signature(SoftwareKey.Kind.SM2, wish -> wish);

        assertThat(look()).extracting(Finding::code).containsExactly(ErrorCode.CERTIFICATE_ENCRYPTION_MISSING);
        assertThat(look()).extracting(Finding::verdict).containsExactly(Verdict.WARN);
    }

    @Test
    void theOtherHalfAloneIsToo() throws Exception {
        pki.encryption(SoftwareKey.Kind.SM2, wish -> wish);

        assertThat(look()).extracting(Finding::code).containsExactly(ErrorCode.CERTIFICATE_SIGNATURE_MISSING);
    }

    @Test
    void theOtherHalfOnAnotherUKeyDoesNotHelp() throws Exception {
        var signs = new FakeToken("A")
                .with(SoftwareKey.issued(SoftwareKey.Kind.SM2, pki.authority(), wish -> wish), Use.SIGNATURE);
        var decrypts = new FakeToken("B")
                .with(
                        SoftwareKey.issued(
                                SoftwareKey.Kind.SM2, pki.authority(), wish -> wish.keyUsage(KeyUsage.keyEncipherment)),
                        Use.ENCRYPTION);
        var reading = new CertificateReading(
                new Tokens(List.of(new FakeDriver("fake", signs, decrypts))), () -> HolderRules.USUAL);

        assertThat(new CertificatePairCheck(reading).look(Circumstances.NONE))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.CERTIFICATE_ENCRYPTION_MISSING, ErrorCode.CERTIFICATE_SIGNATURE_MISSING);
    }

    @Test
    void twoHoldersAreNoPair() throws Exception {
        pki.signature(SoftwareKey.Kind.SM2, wish -> wish.organisation("甲公司"));
        pki.encryption(SoftwareKey.Kind.SM2, wish -> wish.organisation("乙公司"));

        assertThat(look()).extracting(Finding::code).containsExactly(ErrorCode.CERTIFICATE_PAIR_INCONSISTENT);
    }

    @Test
    void oneKeyForBothIsNoPair() throws Exception {
        var key = SoftwareKey.issued(SoftwareKey.Kind.SM2, pki.authority(), TestAuthority.Request::authority);
        pki.put(key, Use.SIGNATURE);
        pki.put(key, Use.ENCRYPTION);

        assertThat(look()).extracting(Finding::code).containsExactly(ErrorCode.CERTIFICATE_PAIR_INCONSISTENT);
    }

    @Test
    void otherKindsOfKeysComeAlone() throws Exception {
        pki.signature(SoftwareKey.Kind.RSA, wish -> wish);

        assertThat(look()).extracting(Finding::verdict).containsExactly(Verdict.SKIPPED);
    }
}
