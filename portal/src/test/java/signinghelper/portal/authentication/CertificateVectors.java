package signinghelper.portal.authentication;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateSubject;
import signinghelper.formats.login.TokenPurpose;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.portal.authentication.Challenge.Purpose;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;

import static signinghelper.portal.authentication.TestPortal.ORIGIN;
import static signinghelper.portal.authentication.VectorDraft.ACCOUNT;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Vectors of the certificate's own content. */
record CertificateVectors(VectorDraft draft) {
    private static final ASN1ObjectIdentifier UNKNOWN_EXTENSION = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
    private static final int SMALL = 1024;
    private static final int OCTETS_OF_BASE64 = 3;

    void add() throws GeneralSecurityException {
        encodings();
        usage();
        issued(
                "the certificate has ended",
                Reason.CERTIFICATE_VALIDITY.name(),
                request -> request.validity(NOW.minus(Duration.ofDays(200)), NOW.minus(Duration.ofDays(1))));
        issued(
                "the certificate is not valid yet",
                Reason.CERTIFICATE_VALIDITY.name(),
                request -> request.validity(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(200))));
        extensions();
        smallKey();
    }

    private void encodings() throws GeneralSecurityException {
        var challenge = draft.challenge(Purpose.LOGIN);
        var token = draft.token(TestKey.P256, draft.portal().certificate(TestKey.P256), challenge.nonce());
        var octets = Bytes.fromBase64(token.unverifiedCertificate()).toArray();
        var longer = TestPortal.withCertificate(token, Arrays.copyOf(octets, octets.length + 1));
        draft.add(
                "the certificate has a byte more",
                challenge,
                draft.sent(challenge.nonce(), longer),
                Reason.CERTIFICATE_MALFORMED);
        encoded("the certificate has a line break", text -> text.substring(0, 64) + "\\n" + text.substring(64));
        encoded("the certificate has stray bits at its end", CertificateVectors::withStrayBits);
    }

    private void encoded(String name, UnaryOperator<String> damage) throws GeneralSecurityException {
        var challenge = draft.challenge(Purpose.LOGIN);
        var certificate = draft.portal().certificate(TestKey.P256);
        while (certificate.getEncoded().length % OCTETS_OF_BASE64 == 0) {
            certificate = draft.portal().certificate(TestKey.P256);
        }
        var token = draft.token(TestKey.P256, certificate, challenge.nonce());
        var text = token.unverifiedCertificate();
        var sent = draft.sent(challenge.nonce(), token).replace(text, damage.apply(text));
        draft.add(name, challenge, sent, Reason.CERTIFICATE_MALFORMED);
    }

    /** RFC 4648, 3.5: the bits that a last character has over must be zero. */
    private static String withStrayBits(String text) {
        var end = text.indexOf('=') - 1;
        return text.substring(0, end) + (char) (text.charAt(end) + 1) + text.substring(end + 1);
    }

    private void usage() {
        var refused = Reason.CERTIFICATE_USAGE.name();
        issued("the certificate is a CA's", refused, TestAuthority.Request::authority);
        issued(
                "the certificate is for encryption",
                refused,
                request -> request.keyUsage(KeyUsage.keyEncipherment | KeyUsage.dataEncipherment));
        issued("the certificate has no key usage", refused, request -> request.keyUsage(0));
        issued(
                "the certificate is for nonRepudiation alone",
                refused,
                request -> request.keyUsage(KeyUsage.nonRepudiation));
        issued(
                "the certificate is a TLS server's",
                refused,
                request -> request.extension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)));
        issued(
                "the certificate is for TLS clients and e-mail",
                TokenVector.ACCEPTED,
                request ->
                        request.extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                            KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_emailProtection
                        })));
    }

    private void extensions() {
        issued(
                "an extension is unknown and critical",
                Reason.CERTIFICATE_UNTRUSTED.name(),
                request -> request.extension(UNKNOWN_EXTENSION, true, new DERUTF8String("x")));
        issued(
                "an extension is unknown and not critical",
                TokenVector.ACCEPTED,
                request -> request.extension(UNKNOWN_EXTENSION, false, new DERUTF8String("x")));
        issued(
                "the credit code is critical",
                TokenVector.ACCEPTED,
                request -> request.extension(
                        new ASN1ObjectIdentifier(CertificateSubject.CREDIT_CODE_EXTENSION),
                        true,
                        new DERUTF8String(ACCOUNT.creditCode())));
    }

    private void issued(String name, String outcome, UnaryOperator<TestAuthority.Request> changed) {
        var portal = draft.portal();
        var certificate = portal.authority(TestKey.SM2).issue(changed.apply(portal.request()));
        draft.login(name, TestKey.SM2, certificate, outcome);
    }

    private void smallKey() throws GeneralSecurityException {
        var challenge = draft.challenge(Purpose.LOGIN);
        var keys = TestKey.rsa(SMALL);
        var certificate = draft.portal().authority(TestKey.RSA).issue(keys);
        var message = TestHolder.algorithm(TestKey.RSA).loginMessage(ORIGIN, challenge.nonce());
        var token = TestToken.of(TestKey.RSA, keys, certificate, TokenPurpose.LOGIN, message);
        draft.add("the RSA key has 1024 bits", challenge, draft.sent(challenge.nonce(), token), Reason.ALGORITHM);
    }
}
