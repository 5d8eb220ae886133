package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateRefusedException.Reason;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Chains of certificates with GBK in a UTF8String, which X.690 does not know: names are compared as bytes (RFC 5280, 7.1). */
class UnreadableNamesTest {
    private static final byte UTF8_STRING = 0x0C;

    private final TestAuthority root = TestAuthority.root(TestKey.P256);

    @TempDir
    private Path folder;

    private static X500Name name(String organisation) {
        var bytes = organisation.getBytes(Charset.forName("GBK"));
        var encoded = new ByteArrayOutputStream();
        encoded.write(UTF8_STRING);
        encoded.write(bytes.length);
        encoded.writeBytes(bytes);
        try {
            return new X500NameBuilder()
                    .addRDN(BCStyle.O, ASN1Primitive.fromByteArray(encoded.toByteArray()))
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestAuthority.Request request(TestKey kind) {
        return TestAuthority.request(kind.generate()).subject(name("湖北测试有限公司"));
    }

    private static SigningCertificateValidator validator(List<X509Certificate> anchors, X509Certificate... links) {
        return new SigningCertificateValidator(
                new CertificateTrust(anchors, List.of(links)),
                RevocationPolicy.none(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void assertUntrusted(X509Certificate certificate, X509Certificate... links) {
        assertRefused(Reason.UNTRUSTED, certificate, links);
    }

    private void assertRefused(Reason reason, X509Certificate certificate, X509Certificate... links) {
        assertThatThrownBy(() -> validator(List.of(root.certificate()), links).validate(certificate))
                .isInstanceOfSatisfying(
                        CertificateRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    /** A CA below the root that is named in GBK. */
    private TestAuthority below(String organisation, Extension... extensions) {
        var keys = TestKey.P256.generate();
        var request = TestAuthority.request(keys).authority().subject(name(organisation));
        for (var extension : extensions) {
            request.extension(extension.getExtnId(), extension.isCritical(), extension.getParsedValue());
        }
        return TestAuthority.of(TestKey.P256, root.issue(request), keys);
    }

    @ParameterizedTest
    @EnumSource
    void holdersNameMayBeGbkWhateverTheKey(TestKey kind) throws Exception {
        var authority = TestAuthority.root(kind);
        var certificate = authority.issue(request(kind));

        assertThat(validator(List.of(authority.certificate())).validate(certificate))
                .containsExactly(certificate, authority.certificate())
                .allMatch(link -> !(link instanceof PathCertificate));
    }

    @Test
    void namesOfAuthoritiesMayBeGbkToo() throws Exception {
        var middle = below("湖北省数字证书认证管理中心");
        var certificate = middle.issue(request(TestKey.SM2));
        assertThat(validator(List.of(root.certificate()), middle.certificate()).validate(certificate))
                .containsExactly(certificate, middle.certificate(), root.certificate());

        // The middle certificate serves as an anchor itself.
        assertThat(validator(List.of(middle.certificate())).validate(certificate))
                .containsExactly(certificate, middle.certificate());
    }

    @Test
    void anotherAuthoritysCertificateIsRefused() {
        assertUntrusted(TestAuthority.root(TestKey.P256).issue(request(TestKey.SM2)));
    }

    /** A difference of one byte in the issuer's name breaks the chain of names, though its signatures would hold. */
    @Test
    void namesThatDifferInOneByteDoNotChain() {
        var middle = below("湖北省数字证书认证管理中心");
        var renamed = TestAuthority.of(TestKey.P256, below("湖北省数字证书认证管理中兴").certificate(), middle.keys());
        assertUntrusted(renamed.issue(request(TestKey.SM2)), middle.certificate());
    }

    @Test
    void alteredCertificateIsRefused() throws Exception {
        var der = root.issue(request(TestKey.SM2)).getEncoded();
        for (var text : List.of("湖北", "测试")) {
            var altered = der.clone();
            altered[indexOf(altered, text.getBytes(Charset.forName("GBK")))]++;
            assertUntrusted(Certificates.parse(Bytes.copyOf(altered)));
        }
        der[der.length - 1] ^= 1;
        assertUntrusted(Certificates.parse(Bytes.copyOf(der)));
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (var i = 0; i <= all.length - part.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not there");
    }

    @Test
    void otherRulesOfThePathHoldAsWithEveryName() {
        var day = Duration.ofDays(1);
        assertRefused(Reason.VALIDITY, root.issue(request(TestKey.SM2).validity(NOW.minus(day), NOW.minusSeconds(1))));
        assertRefused(Reason.USAGE, root.issue(request(TestKey.SM2).authority()));
        assertUntrusted(
                root.issue(request(TestKey.SM2).extension(new ASN1ObjectIdentifier("1.2.3.4"), true, name("x"))));

        var person = TestKey.P256.generate();
        var noAuthority = root.issue(TestAuthority.request(person).subject(name("湖北测试有限公司")));
        var issued = TestAuthority.of(TestKey.P256, noAuthority, person).issue(request(TestKey.SM2));
        assertUntrusted(issued, noAuthority);
    }

    /** RFC 5280, 4.2.1.10: a name that is compared as bytes cannot be seen to be outside of an excluded subtree. */
    @Test
    void belowAnAuthorityThatConstrainsNamesNoneIsTaken() throws Exception {
        var elsewhere = new GeneralSubtree(new GeneralName(new X500Name("C=DE")));
        var constraints = new NameConstraints(null, new GeneralSubtree[] {elsewhere});
        var middle = below("湖北", Extension.create(Extension.nameConstraints, true, constraints));
        assertUntrusted(middle.issue(request(TestKey.SM2)), middle.certificate());
    }

    /** OpenSSL made the CA and the signature; it does not read such names itself. */
    @Test
    void certificateThatOpenSslSignedIsAccepted() throws Exception {
        var openSsl = Needed.openSsl(folder);
        assertThat(openSsl.run(
                                "req",
                                "-x509",
                                "-newkey",
                                "rsa:2048",
                                "-nodes",
                                "-keyout",
                                "ca.key",
                                "-out",
                                "ca.pem",
                                "-subj",
                                "/C=CN/O=CA",
                                "-not_before",
                                "20260101000000Z",
                                "-not_after",
                                "20270101000000Z")
                        .exitCode())
                .isZero();
        var anchor = Certificates.parsePem(Files.readString(folder.resolve("ca.pem")))
                .get(0);
        var keys = TestKey.RSA.generate();
        var draft = TestAuthority.of(TestKey.RSA, anchor, keys).issue(request(TestKey.RSA));
        Files.write(folder.resolve("tbs"), draft.getTBSCertificate());
        assertThat(openSsl.run("dgst", "-sha256", "-sign", "ca.key", "-out", "signature", "tbs")
                        .exitCode())
                .isZero();
        var parts = new ASN1EncodableVector();
        var structure = Certificate.getInstance(draft.getEncoded());
        parts.add(structure.getTBSCertificate());
        parts.add(structure.getSignatureAlgorithm());
        parts.add(new DERBitString(Files.readAllBytes(folder.resolve("signature"))));
        var certificate = Certificates.parse(Bytes.copyOf(new DERSequence(parts).getEncoded()));

        assertThat(validator(List.of(anchor)).validate(certificate)).containsExactly(certificate, anchor);
        assertThatThrownBy(() -> validator(List.of(anchor)).validate(draft))
                .as("signed by another key")
                .isInstanceOf(CertificateRefusedException.class);
    }
}
