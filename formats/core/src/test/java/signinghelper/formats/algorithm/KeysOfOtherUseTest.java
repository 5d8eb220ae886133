package signinghelper.formats.algorithm;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.login.AuthenticationAlgorithm;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.X509EncodedKeySpec;

import static org.assertj.core.api.Assertions.assertThat;

/** RSA keys that their certificate names for something else than a signature by PKCS#1 v1.5 (RFC 4055, 1.2 and 4). */
class KeysOfOtherUseTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    /** RSASSA-PSS, RSAES-OAEP, and X.509's own name, which no certificate of today has. */
    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.113549.1.1.10", "1.2.840.113549.1.1.7", "2.5.8.1.1"})
    void makeNoSignature(String kind) throws Exception {
        var keys = TestKey.RSA.generate();
        var named = named(keys, kind);
        var certificate = TestAuthority.root(TestKey.RSA).issue(named);
        var signature = TestKey.RSA.sign(keys, MESSAGE);

        assertThat(SignatureAlgorithm.RSA_SHA256.verify(
                        TestAuthority.root(TestKey.RSA).issue(keys), MESSAGE, signature))
                .isTrue();
        assertThat(SignatureAlgorithm.forKey(certificate.getPublicKey())).isEmpty();
        assertThat(AuthenticationAlgorithm.forKey(certificate.getPublicKey())).isEmpty();
        assertThat(SignatureAlgorithm.RSA_SHA256.verify(certificate, MESSAGE, signature))
                .isFalse();
    }

    private static KeyPair named(KeyPair keys, String kind) throws Exception {
        var plain = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
        var other = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(new ASN1ObjectIdentifier(kind), DERNull.INSTANCE), plain.parsePublicKey());
        var factory = KeyFactory.getInstance("RSA", BouncyCastle.PROVIDER);
        return new KeyPair(factory.generatePublic(new X509EncodedKeySpec(other.getEncoded())), keys.getPrivate());
    }
}
