package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CertificatesTest {
    private final X509Certificate certificate = TestAuthority.root(TestKey.P256).issue(TestKey.RSA.generate());

    private byte[] padded(int... padding) throws Exception {
        var der = certificate.getEncoded();
        var bytes = Arrays.copyOf(der, der.length + padding.length);
        for (var i = 0; i < padding.length; i++) {
            bytes[der.length + i] = (byte) padding[i];
        }
        return bytes;
    }

    @Test
    void readsTheFirstCertificateOfAPaddedStore() throws Exception {
        for (var bytes : new byte[][] {padded(), padded(0, 0, 0), padded('\n'), padded(0xFF), padded(0x30, 0x03)}) {
            assertThat(Certificates.parseFirst(Bytes.copyOf(bytes))).isEqualTo(certificate);
        }
    }

    /** A report repeats a signer's names for each signature, so names have a bound. */
    @Test
    void refusesNamesWithoutEnd() throws Exception {
        var authority = TestAuthority.root(TestKey.P256);
        var keys = TestKey.P256.generate();
        var usual = authority.issue(TestAuthority.request(keys).organisation("有".repeat(1000)));
        var endless = Bytes.copyOf(authority
                .issue(TestAuthority.request(keys).organisation("有".repeat(10_000)))
                .getEncoded());

        assertThat(Certificates.parse(Bytes.copyOf(usual.getEncoded()))).isEqualTo(usual);
        assertThatThrownBy(() -> Certificates.parse(endless)).isInstanceOf(CertificateException.class);
    }

    @Test
    void takesNoPaddingFromTheNetwork() throws Exception {
        var bytes = Bytes.copyOf(padded(0));
        assertThatThrownBy(() -> Certificates.parse(bytes)).isInstanceOf(CertificateException.class);
    }

    @Test
    void refusesWhatDoesNotBeginWithACertificate() throws Exception {
        var der = certificate.getEncoded();
        for (var bytes : new byte[][] {
            {},
            {0x30},
            {0x30, (byte) 0x80, 0, 0},
            {0x30, (byte) 0x84, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
            "-----BEGIN CERTIFICATE-----".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            Arrays.copyOf(der, der.length - 1),
            Arrays.copyOfRange(der, 1, der.length)
        }) {
            assertThatThrownBy(() -> Certificates.parseFirst(Bytes.copyOf(bytes)))
                    .isInstanceOf(CertificateException.class);
        }
    }

    /** GB/T 33560-2017 names an SM2 key by its curve alone; OpenSSL reads it too. */
    @Test
    void readsAnSm2KeyThatIsNamedByItsCurve(@TempDir Path folder) throws Exception {
        var keys = TestKey.SM2.generate();
        var usual = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        var curve = new ASN1ObjectIdentifier("1.2.156.10197.1.301");
        var renamed = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(curve, curve), usual.getPublicKeyData().getBytes());
        var der = withKey(TestAuthority.root(TestKey.SM2).issue(keys), renamed);

        var parsed = Certificates.parse(Bytes.copyOf(der));

        assertThat(parsed.getPublicKey()).isEqualTo(keys.getPublic());
        assertThat(parsed.getEncoded()).isEqualTo(der);
        assertThat(KeyKind.of(parsed)).isEqualTo("SM2");
        var message = new byte[] {1};
        assertThat(SignatureAlgorithm.SM2_SM3.verify(parsed, message, TestKey.SM2.sign(keys, message)))
                .isTrue();
        Files.write(folder.resolve("certificate"), der);
        assertThat(Needed.openSsl(folder)
                        .run("x509", "-inform", "DER", "-in", "certificate", "-noout", "-text")
                        .output())
                .contains("ASN1 OID: SM2");
    }

    private static byte[] withKey(X509Certificate certificate, SubjectPublicKeyInfo key) throws Exception {
        var before = SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded());
        var parts = ASN1Sequence.getInstance(certificate.getEncoded());
        var content = new ASN1EncodableVector();
        for (var part : ASN1Sequence.getInstance(parts.getObjectAt(0))) {
            content.add(part.equals(before.toASN1Primitive()) ? key : part);
        }
        return new DERSequence(
                        new ASN1Encodable[] {new DERSequence(content), parts.getObjectAt(1), parts.getObjectAt(2)})
                .getEncoded();
    }

    /** Returns the same certificate with another key; its signature is not checked here. */
    private Bytes withRsaKey(BigInteger modulus, BigInteger exponent) throws Exception {
        var whole = Certificate.getInstance(certificate.getEncoded());
        var key = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                new RSAPublicKey(modulus, exponent));
        var fields = DERSequence.getInstance(whole.getTBSCertificate()).toArray();
        for (var i = 0; i < fields.length; i++) {
            if (fields[i]
                    .toASN1Primitive()
                    .equals(whole.getSubjectPublicKeyInfo().toASN1Primitive())) {
                fields[i] = key;
            }
        }
        var changed = TBSCertificate.getInstance(new DERSequence(fields));
        return Bytes.copyOf(new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
                    changed, whole.getSignatureAlgorithm(), whole.getSignature()
                })
                .getEncoded());
    }

    @ParameterizedTest
    @ValueSource(ints = {4097, 8192, 16384, 65536})
    void refusesALargeModulusByItsLengthAlone(int bits) throws Exception {
        // Even, so that any computation with it would have found that first.
        var modulus = BigInteger.ONE.shiftLeft(bits - 1);
        var der = withRsaKey(modulus, BigInteger.valueOf(65537));
        assertThatThrownBy(() -> Certificates.parse(der))
                .isInstanceOf(CertificateException.class)
                .hasMessage("RSA key of " + bits + " bits");
    }

    @Test
    void refusesALargeExponent() throws Exception {
        var der = withRsaKey(BigInteger.ONE.shiftLeft(2047).add(BigInteger.ONE), BigInteger.ONE.shiftLeft(256));
        assertThatThrownBy(() -> Certificates.parse(der)).hasMessage("RSA key of 2048 bits");
    }

    @Test
    void takesTheLargestModulusThatIsAccepted() throws Exception {
        var keys = TestKey.rsa(KeySizes.LARGEST_MODULUS);
        assertThat(TestAuthority.root(TestKey.P256).issue(keys).getPublicKey().getAlgorithm())
                .isEqualTo("RSA");
    }

    @Test
    void brokenRsaKeyIsAMalformedCertificate() throws Exception {
        var der = withRsaKey(new ASN1Integer(0).getValue(), BigInteger.ZERO);
        assertThatThrownBy(() -> Certificates.parse(der)).isInstanceOf(CertificateException.class);
    }
}
