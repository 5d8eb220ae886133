package signinghelper.portal.signature;

import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.portal.Bytes;
import signinghelper.portal.OpenSsl;
import signinghelper.portal.TestAuthority;
import signinghelper.portal.TestKey;
import signinghelper.portal.certificate.Certificates;
import signinghelper.portal.login.LoginAlgorithm;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class SignatureAlgorithmTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void holdsForItsOwnKindOfKeyOnly(TestKey kind) {
        var keys = kind.generate();
        var certificate = TestAuthority.root(kind).issue(keys);
        var signature = kind.sign(keys, MESSAGE);

        assertThat(Stream.of(SignatureAlgorithm.values())
                        .filter(algorithm -> algorithm.verify(certificate, MESSAGE, signature)))
                .containsExactly(kind.loginAlgorithm().signatureAlgorithm());
    }

    /** BouncyCastle would compute SM2 over this curve too. */
    @Test
    void doesNotTakeAnSm2SignatureOverAnotherCurve() {
        var p256 = TestKey.P256.generate();
        var certificate = TestAuthority.root(TestKey.P256).issue(p256);
        var signature = TestKey.SM2.sign(p256, MESSAGE);

        assertThat(SignatureAlgorithm.SM2_SM3.verify(certificate, MESSAGE, signature))
                .isFalse();
    }

    @Test
    void knowsNoAlgorithmForShortRsaKeysAndOtherCurves() throws Exception {
        var rsa = KeyPairGenerator.getInstance("RSA", BouncyCastle.PROVIDER);
        rsa.initialize(1024);
        var koblitz = KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER);
        koblitz.initialize(new ECGenParameterSpec("secp256k1"));

        assertThat(SignatureAlgorithm.forKey(rsa.generateKeyPair().getPublic())).isEmpty();
        assertThat(SignatureAlgorithm.forKey(koblitz.generateKeyPair().getPublic()))
                .isEmpty();
    }

    @Test
    void makesAnSm2LoginSignatureThatOpenSslVerifies(@TempDir Path folder) throws Exception {
        var openSsl = OpenSsl.in(folder);
        var keys = TestKey.SM2.generate();
        var message = LoginAlgorithm.SM2SM3.message("https://portal.example", "nonce");
        write(folder, keys.getPublic(), message, TestKey.SM2.sign(keys, message));

        assertThat(verify(openSsl, "1234567812345678").output()).contains("Verified OK");
        assertThat(verify(openSsl, "8765432187654321").output()).contains("Verification failure");
    }

    /** The other way round, and through the digest that a U-Key is given. */
    @Test
    void verifiesAnSm2SignatureOfOpenSsl(@TempDir Path folder) throws Exception {
        var openSsl = OpenSsl.in(folder);
        openSsl.run("genpkey", "-algorithm", "SM2", "-out", "key.pem");
        openSsl.run(
                "req",
                "-x509",
                "-new",
                "-key",
                "key.pem",
                "-sm3",
                "-sigopt",
                "distid:1234567812345678",
                "-subj",
                "/CN=Test",
                "-outform",
                "DER",
                "-out",
                "certificate.der");
        Files.write(folder.resolve("message"), MESSAGE);
        openSsl.run(
                "dgst",
                "-sm3",
                "-sign",
                "key.pem",
                "-sigopt",
                "distid:1234567812345678",
                "-out",
                "signature",
                "message");
        var certificate = Certificates.parse(Bytes.copyOf(Files.readAllBytes(folder.resolve("certificate.der"))));
        var order = order(certificate.getPublicKey());
        var values = StandardDSAEncoding.INSTANCE.decode(order, Files.readAllBytes(folder.resolve("signature")));
        var raw = PlainDSAEncoding.INSTANCE.encode(order, values[0], values[1]);

        assertThat(SignatureAlgorithm.SM2_SM3.verify(certificate, MESSAGE, raw)).isTrue();
        assertThat(SignatureAlgorithm.SM2_SM3.verify(certificate, new byte[] {1, 2}, raw))
                .isFalse();
    }

    private static OpenSsl.Outcome verify(OpenSsl openSsl, String identity) throws Exception {
        return openSsl.run(
                "dgst",
                "-sm3",
                "-verify",
                "key.pem",
                "-sigopt",
                "distid:" + identity,
                "-signature",
                "signature",
                "message");
    }

    private static void write(Path folder, PublicKey key, byte[] message, byte[] raw) throws Exception {
        try (var pem = new PemWriter(Files.newBufferedWriter(folder.resolve("key.pem")))) {
            pem.writeObject(new PemObject("PUBLIC KEY", key.getEncoded()));
        }
        var r = new BigInteger(1, raw, 0, 32);
        var s = new BigInteger(1, raw, 32, 32);
        Files.write(folder.resolve("message"), message);
        Files.write(folder.resolve("signature"), StandardDSAEncoding.INSTANCE.encode(order(key), r, s));
    }

    private static BigInteger order(PublicKey key) throws Exception {
        return ((ECPublicKeyParameters) PublicKeyFactory.createKey(key.getEncoded()))
                .getParameters()
                .getN();
    }
}
