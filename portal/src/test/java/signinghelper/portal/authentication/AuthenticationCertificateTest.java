package signinghelper.portal.authentication;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.portal.authentication.TestPortal.BROWSER;
import static signinghelper.portal.authentication.TestPortal.ORIGIN;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Certificates that may log in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthenticationCertificateTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final TestPortal portal = new TestPortal();

    @Test
    void refusesAnExpiredCertificate() {
        portal.assertRefusedCertificate(
                Reason.CERTIFICATE_VALIDITY, portal.request().validity(NOW.minus(DAY), NOW.minusSeconds(1)));
    }

    @Test
    void refusesACertificateThatIsNotYetValid() {
        portal.assertRefusedCertificate(
                Reason.CERTIFICATE_VALIDITY, portal.request().validity(NOW.plusSeconds(1), NOW.plus(DAY)));
    }

    @Test
    void refusesACertificateForEncryption() {
        portal.assertRefusedCertificate(
                Reason.CERTIFICATE_USAGE,
                portal.request().keyUsage(KeyUsage.keyEncipherment | KeyUsage.dataEncipherment));
        portal.assertRefusedCertificate(
                Reason.CERTIFICATE_USAGE, portal.request().keyUsage(0));
    }

    /** Names in the encoding that some CAs write; X.690 has no GBK in a UTF8String. */
    @ParameterizedTest
    @EnumSource(TestKey.class)
    void acceptsAHoldersNameInGbk(TestKey kind) throws Exception {
        var gbk = new byte[] {0x0C, 4, (byte) 0xBA, (byte) 0xFE, (byte) 0xB1, (byte) 0xB1};
        var name = new X500NameBuilder()
                .addRDN(BCStyle.O, ASN1Primitive.fromByteArray(gbk))
                .build();
        var request = TestAuthority.request(portal.pair(kind)).subject(name);
        var nonce = portal.nonce();
        var again = portal.nonce();
        var trust = new CertificateTrust(List.of(portal.authority(kind).certificate()), List.of());
        var token = portal.token(kind, portal.authority(kind).issue(request), ORIGIN, nonce);

        assertThat(portal.validator(trust).validate(new NonceAndToken(nonce, token), BROWSER))
                .isNotNull();
        var other = portal.token(kind, TestAuthority.root(kind).issue(request), ORIGIN, again);
        portal.assertRefused(Reason.CERTIFICATE_UNTRUSTED, other, again);
    }

    @Test
    void refusesTheCertificateOfACa() {
        portal.assertRefusedCertificate(
                Reason.CERTIFICATE_USAGE, portal.request().authority());
    }

    @Test
    void refusesACriticalExtensionThatItDoesNotKnow() {
        portal.assertRefusedCertificate(
                Reason.CERTIFICATE_UNTRUSTED,
                portal.request().extension(new ASN1ObjectIdentifier("1.2.3.4"), true, new DERUTF8String("x")));
    }

    @Test
    void refusesACertificateSignedWithSha1() {
        var request = TestAuthority.request(portal.pair(TestKey.RSA)).signatureAlgorithm("SHA1withRSA");
        var nonce = portal.nonce();

        portal.assertRefused(
                Reason.CERTIFICATE_UNTRUSTED,
                portal.token(TestKey.RSA, portal.authority(TestKey.RSA).issue(request), ORIGIN, nonce),
                nonce);
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void refusesACertificateOfAnotherCaOfTheSameName(TestKey kind) {
        var nonce = portal.nonce();
        var certificate = TestAuthority.root(kind).issue(portal.pair(kind));

        portal.assertRefused(Reason.CERTIFICATE_UNTRUSTED, portal.token(kind, certificate, ORIGIN, nonce), nonce);
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void followsConfiguredIntermediatesOnly(TestKey kind) throws Exception {
        var root = portal.authority(kind).certificate();
        var intermediate = portal.authority(kind).intermediate();
        var certificate = intermediate.issue(portal.pair(kind));
        var known = new CertificateTrust(List.of(root), List.of(intermediate.certificate()));
        var nonce = portal.nonce();
        var again = portal.nonce();

        assertThat(portal.validator(known)
                        .validate(new NonceAndToken(nonce, portal.token(kind, certificate, ORIGIN, nonce)), BROWSER))
                .isNotNull();
        portal.assertRefused(Reason.CERTIFICATE_UNTRUSTED, portal.token(kind, certificate, ORIGIN, again), again);
    }

    @Test
    void refusesAChainThroughACertificateThatIsNoCa() {
        var leaf = portal.certificate(TestKey.SM2);
        var below = TestAuthority.issueBelow(TestKey.SM2, leaf, portal.pair(TestKey.SM2), portal.pair(TestKey.SM2));
        var trust = new CertificateTrust(List.of(portal.authority(TestKey.SM2).certificate()), List.of(leaf));
        var nonce = portal.nonce();
        var token = portal.token(TestKey.SM2, below, ORIGIN, nonce);

        TestPortal.assertRefused(
                Reason.CERTIFICATE_UNTRUSTED,
                () -> portal.validator(trust).validate(new NonceAndToken(nonce, token), BROWSER));
    }

    @Test
    void refusesAnythingButOneDerCertificate() {
        var der = Bytes.fromBase64(portal.token(portal.nonce()).unverifiedCertificate())
                .toArray();
        var trailing = Arrays.copyOf(der, der.length + 1);
        var cut = Arrays.copyOf(der, der.length - 1);
        var twice = org.bouncycastle.util.Arrays.concatenate(der, der);
        var pem = ("-----BEGIN CERTIFICATE-----\n" + Bytes.copyOf(der).toBase64() + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);

        for (var bytes : List.of(trailing, cut, twice, pem, new byte[0], new byte[] {0x30, 0}, new byte[] {5, 0})) {
            var nonce = portal.nonce();
            portal.assertRefused(
                    Reason.CERTIFICATE_MALFORMED, TestPortal.withCertificate(portal.token(nonce), bytes), nonce);
        }
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    @Tag("slow")
    void refusesACertificateWithASampledByteAltered(TestKey kind) {
        alter(kind, 13);
    }

    @Tag("full")
    @ParameterizedTest
    @EnumSource(TestKey.class)
    void refusesACertificateWithAnyByteAltered(TestKey kind) {
        // Without a second compiler the JDK's curve takes ten times as long as the others.
        alter(kind, kind == TestKey.P256 ? 7 : 1);
    }

    /**
     * Fails unless a certificate with any byte altered makes the token refused, by a reason and never by another
     * exception.
     */
    private void alter(TestKey kind, int step) {
        var validator = portal.validator();
        var der = Bytes.fromBase64(
                        portal.token(kind, portal.certificate(kind), ORIGIN, "").unverifiedCertificate())
                .toArray();
        var random = new Random(1);
        for (var i = 0; i < der.length; i += step) {
            var altered = der.clone();
            altered[i] ^= (byte) (1 + random.nextInt(255));
            var nonce = portal.nonce();
            var token =
                    TestPortal.withCertificate(portal.token(kind, portal.certificate(kind), ORIGIN, nonce), altered);
            assertThatThrownBy(() -> validator.validate(new NonceAndToken(nonce, token), BROWSER))
                    .as("byte " + i)
                    .isInstanceOf(AuthenticationTokenException.class);
        }
    }
}
