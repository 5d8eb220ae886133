package signinghelper.check;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.certificate.ResidentNumber;
import signinghelper.profile.Anchors;
import signinghelper.protocol.ErrorCode;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.KeyEntry.Use;
import signinghelper.token.SoftwareKey;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class CertificateChainCheckTest {
    private TestPki pki = new TestPki(TestKey.RSA);

    private List<Finding> look(Anchors anchors) throws InterruptedException {
        return new CertificateChainCheck(pki.reading(), pki.time).look(TestProfiles.with(anchors));
    }

    private Finding one(Anchors anchors) throws InterruptedException {
        var findings = look(anchors);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    @ParameterizedTest
    @CsvSource({"RSA, RSA", "SM2, SM2", "P256, P256"})
    void bothCertificatesHoldToTheRoot(TestKey authority, SoftwareKey.Kind kind) throws Exception {
        pki = new TestPki(authority);
        pki.signature(kind, wish -> wish);
        pki.encryption(kind, wish -> wish);

        var findings = look(pki.anchors());

        assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.PASS, Verdict.PASS);
        assertThat(findings.get(0).evidence())
                .filteredOn(seen -> seen.name().equals("issuer"))
                .hasSize(2);
    }

    @Test
    void withoutAnAnchorNoChainIsJudged() throws Exception {
        pki.signature(SoftwareKey.Kind.RSA, wish -> wish);

        var finding = one(Anchors.NONE);

        assertThat(finding.verdict()).isEqualTo(Verdict.SKIPPED);
        assertThat(finding.evidence()).contains(Evidence.notConfigured("anchors"));
        assertThat(finding.isNotConfigured()).isTrue();
    }

    @Tag("slow")
    @Test
    void anotherRootOrAMissingLinkIsUntrusted() throws Exception {
        pki.signature(SoftwareKey.Kind.RSA, wish -> wish);
        var stranger = new TestPki(TestKey.RSA);
        var withoutLink = new Anchors(List.of(TestPki.dated(pki.root())), List.of(), List.of(), List.of(), Map.of());

        assertThat(one(stranger.anchors()).code()).isEqualTo(ErrorCode.CERTIFICATE_UNTRUSTED);
        assertThat(one(withoutLink).code()).isEqualTo(ErrorCode.CERTIFICATE_UNTRUSTED);
    }

    /** A certificate that names its holder as issuer shows the identity number twice; both must be masked. */
    @Test
    void aPersonsNumberIsInNoEvidence() throws Exception {
        pki.put(SoftwareKey.make(SoftwareKey.Kind.RSA, "张样本110000190001010004"), Use.SIGNATURE);

        assertThat(one(pki.anchors()).evidence())
                .extracting(Evidence::value)
                .noneMatch(ResidentNumber::isIn)
                .anyMatch(value -> value.equals("O=张样本…0004,CN=RSA"))
                .anyMatch(value -> value.startsWith("张样本…0004 "));
    }

    /**
     * Expiry and a wrong clock are other checks' findings; told here too, they would send the user to the CA for
     * nothing.
     */
    @ParameterizedTest
    @ValueSource(ints = {-4000, -181, 181, 4000})
    void aWrongClockOrAnExpiredCertificateDoesNotBreakTheChain(int days) throws Exception {
        pki.signature(
                SoftwareKey.Kind.RSA,
                wish -> wish.validity(
                        TestAuthority.NOW.minus(Duration.ofDays(20)), TestAuthority.NOW.minus(Duration.ofDays(10))));
        pki.computer.set(Duration.ofDays(days));

        assertThat(one(pki.anchors()).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aCaThatIsNoneAnyMoreIsUntrusted() throws Exception {
        var keys = TestKey.RSA.generate();
        var expired = pki.root()
                .issue(TestAuthority.request(keys)
                        .authority()
                        .validity(
                                TestAuthority.NOW.minus(Duration.ofDays(90)),
                                TestAuthority.NOW.minus(Duration.ofDays(1))));
        var authority = TestAuthority.of(TestKey.RSA, expired, keys);
        pki.put(SoftwareKey.issued(SoftwareKey.Kind.RSA, authority, wish -> wish), Use.SIGNATURE);
        var anchors = new Anchors(
                List.of(TestPki.dated(pki.root())), List.of(TestPki.dated(authority)), List.of(), List.of(), Map.of());

        assertThat(one(anchors).code()).isEqualTo(ErrorCode.CERTIFICATE_UNTRUSTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, KeyUsage.nonRepudiation, KeyUsage.keyEncipherment, KeyUsage.keyCertSign})
    void aCertificateThatIsNotForSigningIsOfTheWrongUse(int bits) throws Exception {
        pki.signature(SoftwareKey.Kind.RSA, wish -> wish.keyUsage(bits));

        assertThat(one(pki.anchors()).code()).isEqualTo(ErrorCode.CERTIFICATE_USAGE_WRONG);
        assertThat(one(Anchors.NONE).code()).isEqualTo(ErrorCode.CERTIFICATE_USAGE_WRONG);
    }

    @Test
    void aCertificateThatIsNotForEncryptionIsToo() throws Exception {
        pki.put(SoftwareKey.issued(SoftwareKey.Kind.RSA, pki.authority(), wish -> wish), Use.ENCRYPTION);

        assertThat(one(pki.anchors()).code()).isEqualTo(ErrorCode.CERTIFICATE_USAGE_WRONG);
    }

    @Test
    void keysAndSignaturesThatAreNotAcceptedAreTold() throws Exception {
        pki.signature(SoftwareKey.Kind.SHORT_RSA, wish -> wish);
        pki.signature(SoftwareKey.Kind.RSA, wish -> wish.signatureAlgorithm("SHA1withRSA"));

        assertThat(look(pki.anchors()))
                .extracting(Finding::code)
                .containsExactly(ErrorCode.KEY_UNSUPPORTED, ErrorCode.CERTIFICATE_WEAK);
    }
}
