package signinghelper.portal.authentication;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Certificates;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;

import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Vectors of the chain from the certificate to an anchor of the portal. */
record ChainVectors(VectorDraft draft) {
    private static final String UNTRUSTED = Reason.CERTIFICATE_UNTRUSTED.name();
    private static final ASN1ObjectIdentifier UNKNOWN_EXTENSION = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");

    void add() throws GeneralSecurityException, IOException {
        strangers();
        signatures();
        intermediates();
        expiredAnchor();
    }

    private void strangers() {
        for (var kind : TestKey.values()) {
            var strange = TestAuthority.root(kind).issue(draft.portal().pair(kind));
            draft.login("the certificate is another CA's, with the same name (" + kind + ")", kind, strange, UNTRUSTED);
        }
        var own = draft.portal().pair(TestKey.P256);
        var alone = TestAuthority.of(TestKey.P256, draft.portal().certificate(TestKey.P256), own);
        draft.login("the certificate is signed by its own key", TestKey.P256, alone.issue(own), UNTRUSTED);
    }

    private void signatures() throws GeneralSecurityException, IOException {
        signedBy("the CA signed with SHA-1 (RSA)", TestKey.RSA, "SHA1withRSA");
        signedBy("the CA signed with SHA-1 (P256)", TestKey.P256, "SHA1withECDSA");
        draft.login(
                "the certificate names two signature algorithms",
                TestKey.P256,
                withOtherOuterAlgorithm(draft.portal().certificate(TestKey.P256)),
                UNTRUSTED);
    }

    private void signedBy(String name, TestKey kind, String algorithm) {
        var request = TestAuthority.request(draft.portal().pair(kind)).signatureAlgorithm(algorithm);
        draft.login(name, kind, draft.portal().authority(kind).issue(request), UNTRUSTED);
    }

    /** RFC 5280, 4.1.1.2: the two must be the same. Only the inner one is signed. */
    private static X509Certificate withOtherOuterAlgorithm(X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        var der = certificate.getEncoded();
        var inner = X9ObjectIdentifiers.ecdsa_with_SHA256.getEncoded();
        var other = X9ObjectIdentifiers.ecdsa_with_SHA384.getEncoded();
        var at = der.length - certificate.getSignature().length;
        while (!Bytes.copyOf(Arrays.copyOfRange(der, at, at + inner.length)).equals(Bytes.copyOf(inner))) {
            at--;
        }
        System.arraycopy(other, 0, der, at, other.length);
        return Certificates.parse(Bytes.copyOf(der));
    }

    private void intermediates() {
        for (var kind : new TestKey[] {TestKey.SM2, TestKey.RSA}) {
            var between = draft.portal().authority(kind).intermediate();
            below(TokenVector.ACCEPTED, "an intermediate CA of the portal", kind, between);
        }
        var keys = TestKey.P256.generate();
        var past = authority("Test intermediate of last year", keys)
                .validity(NOW.minus(Duration.ofDays(200)), NOW.minus(Duration.ofDays(1)));
        below(UNTRUSTED, "an intermediate CA that has ended", TestKey.P256, keys, past);
        var otherKeys = TestKey.P256.generate();
        var critical = authority("Test intermediate with an extension", otherKeys)
                .extension(UNKNOWN_EXTENSION, true, new DERUTF8String("x"));
        below(UNTRUSTED, "an intermediate CA with an unknown critical extension", TestKey.P256, otherKeys, critical);
        var weakKeys = TestKey.RSA.generate();
        var weak = authority("Test intermediate with SHA-1", weakKeys).signatureAlgorithm("SHA1withRSA");
        below(UNTRUSTED, "an intermediate CA whose CA signed with SHA-1", TestKey.RSA, weakKeys, weak);
        var usersKeys = TestKey.P384.generate();
        var user = TestAuthority.request(usersKeys).subject(new X500Name("C=CN,CN=Test user as CA"));
        below(UNTRUSTED, "a user's certificate", TestKey.P384, usersKeys, user);
        unknownIntermediate();
    }

    private static TestAuthority.Request authority(String name, KeyPair keys) {
        return TestAuthority.request(keys)
                .subject(new X500Name("C=CN,CN=" + name))
                .authority();
    }

    private void below(String outcome, String issuer, TestKey kind, KeyPair keys, TestAuthority.Request request) {
        var certificate = draft.portal().authority(kind).issue(request);
        below(outcome, issuer, kind, TestAuthority.of(kind, certificate, keys));
    }

    /** The portal has the issuer among its intermediate CAs. */
    private void below(String outcome, String issuer, TestKey kind, TestAuthority between) {
        draft.intermediates().add(between.certificate());
        var certificate = between.issue(draft.portal().pair(kind));
        draft.login("the certificate is below " + issuer + " (" + kind + ")", kind, certificate, outcome);
    }

    private void unknownIntermediate() {
        var keys = TestKey.P256.generate();
        var request = authority("Test intermediate that the portal lacks", keys);
        var certificate = draft.portal().authority(TestKey.P256).issue(request);
        var lacking = TestAuthority.of(TestKey.P256, certificate, keys);
        draft.login(
                "the certificate is below an intermediate CA that the portal lacks",
                TestKey.P256,
                lacking.issue(draft.portal().pair(TestKey.P256)),
                UNTRUSTED);
    }

    /** RFC 5280, 6.1.1: an anchor is input, not a link; it is trusted for as long as it is in the list. */
    private void expiredAnchor() {
        var keys = TestKey.P256.generate();
        var name = new X500Name("C=CN,CN=Test root of last year");
        var signer = TestAuthority.of(
                TestKey.P256, draft.portal().authority(TestKey.P256).certificate(), keys);
        var request = TestAuthority.request(keys)
                .subject(name)
                .authority()
                .validity(NOW.minus(Duration.ofDays(400)), NOW.minus(Duration.ofDays(1)));
        var anchor = TestAuthority.of(TestKey.P256, signer.issue(request), keys);
        draft.anchors().add(anchor.certificate());
        draft.login(
                "the anchor has ended, and is still in the list",
                TestKey.P256,
                anchor.issue(draft.portal().pair(TestKey.P256)),
                TokenVector.ACCEPTED);
    }
}
