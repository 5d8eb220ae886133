package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ECPoint;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateException;
import java.util.Date;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Public keys of a few kilobytes that cost seconds or minutes to read. */
class CostlyKeysTest {
    private static final BigInteger LARGE = BigInteger.ONE.shiftLeft(16_000).subtract(BigInteger.ONE);
    private static final ASN1ObjectIdentifier DSA = new ASN1ObjectIdentifier("1.2.840.10040.4.1");
    private static final ASN1ObjectIdentifier EC = new ASN1ObjectIdentifier("1.2.840.10045.2.1");
    private static final ASN1ObjectIdentifier RSA = new ASN1ObjectIdentifier("1.2.840.113549.1.1.1");
    private static final ASN1ObjectIdentifier COMPOSITE = new ASN1ObjectIdentifier("2.16.840.1.114027.80.4.1");

    static Stream<Arguments> keys() throws IOException {
        var prime = BigInteger.ONE.shiftLeft(521).subtract(BigInteger.ONE);
        var group = new DERSequence(
                new ASN1Encodable[] {new ASN1Integer(prime), new ASN1Integer(LARGE), new ASN1Integer(BigInteger.TWO)});
        var curve = CustomNamedCurves.getByName("secp521r1");
        var own = new X9ECParameters(curve.getCurve(), new X9ECPoint(curve.getG(), false), LARGE, BigInteger.TWO);
        var known = ECNamedCurveTable.getByName("secp256r1");
        var rsa = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(RSA), new RSAPublicKey(LARGE, BigInteger.valueOf(65537)));
        return Stream.of(
                arguments("a subgroup that is too large", DSA, group, new ASN1Integer(BigInteger.TWO)),
                arguments(
                        "a curve of its own whose order is too large",
                        EC,
                        own,
                        new DEROctetString(curve.getG().getEncoded(false))),
                arguments(
                        "a curve that is written out, though it has a name",
                        EC,
                        new X9ECParameters(
                                known.getCurve(), new X9ECPoint(known.getG(), false), known.getN(), known.getH()),
                        new DEROctetString(known.getG().getEncoded(false))),
                arguments("several keys in one", COMPOSITE, null, new DERSequence(new DERBitString(rsa.getEncoded()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void areNotRead(String what, ASN1ObjectIdentifier kind, ASN1Encodable parameters, ASN1Encodable key)
            throws Exception {
        var info = new SubjectPublicKeyInfo(new AlgorithmIdentifier(kind, parameters), key);
        var certificate = certificate(
                kind.equals(EC)
                        ? new SubjectPublicKeyInfo(info.getAlgorithm(), ((DEROctetString) key).getOctets())
                        : info);

        assertThatThrownBy(() -> Certificates.parse(certificate))
                .isInstanceOf(CertificateException.class)
                .hasMessageStartingWith("key of kind " + kind);
    }

    /** An ordinary DSA key is read, and refused by its name where it signs. */
    @Test
    void anOrdinaryKeyOfAnotherKindIsRead() throws Exception {
        for (var kind : new String[] {"DSA", "Ed25519"}) {
            // Java has the numbers for a DSA key.
            var keys = KeyPairGenerator.getInstance(kind).generateKeyPair();
            var info = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());

            assertThat(Certificates.parse(certificate(info)).getPublicKey().getEncoded())
                    .isEqualTo(keys.getPublic().getEncoded());
        }
    }

    private static Bytes certificate(SubjectPublicKeyInfo key) throws Exception {
        var name = new X500Name("CN=t");
        var until = Date.from(NOW.plusSeconds(60));
        var issuer = TestKey.P256.generate();
        var signer = new JcaContentSignerBuilder(TestKey.P256.signatureAlgorithm())
                .setProvider(BouncyCastle.PROVIDER)
                .build(issuer.getPrivate());
        return Bytes.copyOf(new X509v3CertificateBuilder(name, BigInteger.ONE, Date.from(NOW), until, name, key)
                .build(signer)
                .getEncoded());
    }
}
