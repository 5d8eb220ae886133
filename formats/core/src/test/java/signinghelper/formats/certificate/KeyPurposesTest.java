package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.formats.certificate.CertificateRefusedException.Reason;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** RFC 5280, 4.2.1.12: a certificate is used for one of its purposes only. */
class KeyPurposesTest {
    private static final String VENDOR = "1.2.156.112600.99.1";

    private final TestAuthority authority = TestAuthority.root(TestKey.P256);
    private final CertificateTrust trust = new CertificateTrust(List.of(authority.certificate()), List.of());

    private X509Certificate certificate(boolean critical, String... purposes) {
        var ids = Stream.of(purposes)
                .map(purpose -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(purpose)))
                .toArray(KeyPurposeId[]::new);
        return authority.issue(TestAuthority.request(TestKey.P256.generate())
                .extension(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(ids)));
    }

    private static SigningCertificateValidator validator(CertificateTrust trust) {
        return new SigningCertificateValidator(
                trust, RevocationPolicy.none(), Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({
        "2.5.29.37.0, true, true",
        "1.3.6.1.5.5.7.3.2, true, true",
        "1.3.6.1.5.5.7.3.4, true, true",
        "1.3.6.1.5.5.7.3.36, true, true",
        "1.3.6.1.5.5.7.3.1, true, false",
        "1.3.6.1.5.5.7.3.3, true, false",
        "1.3.6.1.5.5.7.3.8, true, false",
        "1.3.6.1.5.5.7.3.9, true, false",
        "1.2.156.112600.99.1, true, false",
        "1.3.6.1.5.5.7.3.2, false, true",
        "1.3.6.1.5.5.7.3.1, false, false",
        "1.3.6.1.5.5.7.3.8, false, false",
        "1.2.156.112600.99.1, false, true"
    })
    void purposeDecides(String purpose, boolean critical, boolean accepted) {
        var certificate = certificate(critical, purpose);
        if (accepted) {
            assertThatCode(() -> validator(trust).validate(certificate)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> validator(trust).validate(certificate))
                    .isInstanceOfSatisfying(
                            CertificateRefusedException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.USAGE));
        }
    }

    @Test
    void oneAcceptedPurposeIsEnough() {
        var both = certificate(true, KeyPurposeId.id_kp_serverAuth.getId(), KeyPurposeId.id_kp_clientAuth.getId());
        assertThatCode(() -> validator(trust).validate(both)).doesNotThrowAnyException();
    }

    /** RFC 5280, 4.2.1.12, critical or not: a purpose of the CA's own makes a program's certificate none of a user. */
    @Test
    void anUnknownPurposeBesideAProgramsIsNotEnough() {
        for (var program : List.of(
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_OCSPSigning)) {
            var both = certificate(false, program.getId(), VENDOR);

            assertThatThrownBy(() -> validator(trust).validate(both)).isInstanceOf(CertificateRefusedException.class);
        }
    }

    @Test
    void portalMayAcceptOthers() {
        var vendor = certificate(true, VENDOR);
        var own = trust.accepting(new KeyPurposes(Set.of(VENDOR)));
        assertThatCode(() -> validator(own).validate(vendor)).doesNotThrowAnyException();
        var client = certificate(true, KeyPurposeId.id_kp_clientAuth.getId());
        assertThatThrownBy(() -> validator(own).validate(client)).isInstanceOf(CertificateRefusedException.class);
    }
}
