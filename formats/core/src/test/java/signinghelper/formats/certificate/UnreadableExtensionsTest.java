package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.certificate.CertificateRefusedException.Reason;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.security.KeyPair;
import java.security.cert.CertPathBuilderException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Extensions that BouncyCastle reads on the way to a chain, in a certificate that anybody has made. */
class UnreadableExtensionsTest {
    private final TestAuthority trusted = TestAuthority.root(TestKey.P256);
    private final CertificateTrust trust = new CertificateTrust(List.of(trusted.certificate()), List.of());
    private final KeyPair keys = TestKey.P256.generate();

    static Stream<ASN1Encodable> valuesThatAreNoNames() {
        return Stream.of(DERNull.INSTANCE, new DERTaggedObject(false, 0, new DEROctetString(new byte[] {1})));
    }

    @ParameterizedTest
    @MethodSource("valuesThatAreNoNames")
    void noChainLeadsToAStrangersCertificateWhoseIssuerHasUnreadableNames(ASN1Encodable value) {
        assertThatThrownBy(() -> trust.chain(issued(value), NOW)).isInstanceOf(CertPathBuilderException.class);
    }

    @Test
    void suchACertificateDoesNotLogIn() {
        var validator =
                new SigningCertificateValidator(trust, RevocationPolicy.none(), Clock.fixed(NOW, ZoneOffset.UTC));

        assertThatThrownBy(() -> validator.validate(issued(DERNull.INSTANCE)))
                .isInstanceOfSatisfying(
                        CertificateRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.UNTRUSTED));
    }

    private X509Certificate issued(ASN1Encodable issuersNames) {
        var stranger = TestAuthority.root(TestKey.P384);
        return stranger.issue(
                TestAuthority.request(keys).extension(Extension.issuerAlternativeName, false, issuersNames));
    }
}
