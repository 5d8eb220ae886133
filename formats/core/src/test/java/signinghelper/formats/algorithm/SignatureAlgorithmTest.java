package signinghelper.formats.algorithm;

import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.login.AuthenticationAlgorithm;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.OpenSsl;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                .containsExactly(TestHolder.algorithm(kind).signatureAlgorithm());
    }

    @ParameterizedTest
    @CsvSource({"SHA_256, SHA256withRSA", "SHA_384, SHA384withRSA", "SHA_512, SHA512withRSA"})
    void takesThreeDigestsWithRsaKeys(DigestAlgorithm digest, String javaName) throws Exception {
        var keys = TestKey.RSA.generate();
        var certificate = TestAuthority.root(TestKey.RSA).issue(keys);
        var signer = Signature.getInstance(javaName, BouncyCastle.PROVIDER);
        signer.initSign(keys.getPrivate());
        signer.update(MESSAGE);
        var signature = signer.sign();

        var algorithm = SignatureAlgorithm.forKey(keys.getPublic(), digest).orElseThrow();
        assertThat(algorithm.digestAlgorithm()).isEqualTo(digest);
        assertThat(Stream.of(SignatureAlgorithm.values())
                        .filter(candidate -> candidate.verify(certificate, MESSAGE, signature)))
                .containsExactly(algorithm);
        assertThat(SignatureAlgorithm.forKey(keys.getPublic())).contains(SignatureAlgorithm.RSA_SHA256);
        assertThat(SignatureAlgorithm.forKey(keys.getPublic(), DigestAlgorithm.SM3))
                .isEmpty();
    }

    /** RFC 8017, 8.2.2, step 1; a token of a login has the raw value. */
    @Test
    void takesNoValueOfRsaOfAnotherLength() {
        var keys = TestKey.RSA.generate();
        var certificate = TestAuthority.root(TestKey.RSA).issue(keys);
        var message = new byte[2];
        var value = TestKey.RSA.sign(keys, message);
        for (var number = 0; value[0] != 0; number++) {
            message = new byte[] {(byte) number, (byte) (number >> 8)};
            value = TestKey.RSA.sign(keys, message);
        }

        assertThat(SignatureAlgorithm.RSA_SHA256.verify(certificate, message, value))
                .isTrue();
        assertThat(SignatureAlgorithm.RSA_SHA256.verify(certificate, message, Arrays.copyOfRange(value, 1, 256)))
                .isFalse();
        assertThat(SignatureAlgorithm.RSA_SHA256.verify(
                        certificate, message, org.bouncycastle.util.Arrays.prepend(value, (byte) 0)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = TestKey.class, mode = EnumSource.Mode.EXCLUDE, names = "RSA")
    void takesOneDigestWithAllOtherKeys(TestKey kind) {
        var key = kind.generate().getPublic();
        var own = TestHolder.algorithm(kind).signatureAlgorithm();

        for (var digest : DigestAlgorithm.values()) {
            assertThat(SignatureAlgorithm.forKey(key, digest))
                    .isEqualTo(Optional.of(own).filter(algorithm -> algorithm.digestAlgorithm() == digest));
        }
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void verifiesAMessageThatComesInParts(TestKey kind) {
        var keys = kind.generate();
        var certificate = TestAuthority.root(kind).issue(keys);
        var algorithm = TestHolder.algorithm(kind).signatureAlgorithm();
        var signature = kind.sign(keys, MESSAGE);

        var digest = algorithm.startDigest(keys.getPublic());
        digest.update(MESSAGE[0]);
        digest.update(MESSAGE, 1, MESSAGE.length - 1);
        assertThat(digest.digest()).isEqualTo(algorithm.digest(keys.getPublic(), MESSAGE));

        var all = algorithm.verifier(certificate);
        all.update(MESSAGE, 0, 1);
        var part = algorithm.verifier(certificate);
        part.update(MESSAGE, 0, 1);
        all.update(MESSAGE, 1, MESSAGE.length - 1);
        assertThat(all.verify(signature)).isTrue();
        assertThat(part.verify(signature)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void turnsRawSignaturesIntoDerAndBack(TestKey kind) {
        var algorithm = TestHolder.algorithm(kind).signatureAlgorithm();
        var raw = kind.sign(kind.generate(), MESSAGE);
        raw[0] = 0;

        assertThat(algorithm.toRaw(algorithm.toDer(raw))).isEqualTo(raw);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3000",
                "300602010102010100",
                "30070201010202000 1",
                "3006020101020181",
                "30060201010c0101",
                "30060201ff020101",
                "3009020101020101020101",
                "308106020101020101",
                "30800201010201010000",
                "3026022101000000000000000000000000000000000000000000000000000000000000000002 0101"
            })
    void readsTheDerOfTwoNumbersOnly(String hex) {
        var der = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThatThrownBy(() -> SignatureAlgorithm.SM2_SM3.toRaw(der)).isInstanceOf(IllegalArgumentException.class);
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
        var koblitz = KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER);
        koblitz.initialize(new ECGenParameterSpec("secp256k1"));

        assertThat(SignatureAlgorithm.forKey(TestKey.rsa(1024).getPublic())).isEmpty();
        assertThat(SignatureAlgorithm.forKey(koblitz.generateKeyPair().getPublic()))
                .isEmpty();
    }

    @Test
    void makesAnSm2LoginSignatureThatOpenSslVerifies(@TempDir Path folder) throws Exception {
        var openSsl = Needed.openSsl(folder);
        var keys = TestKey.SM2.generate();
        var message = AuthenticationAlgorithm.SM2SM3.loginMessage("https://portal.example", "nonce");
        write(folder, keys.getPublic(), message, TestKey.SM2.sign(keys, message));

        assertThat(verify(openSsl, "1234567812345678").output()).contains("Verified OK");
        assertThat(verify(openSsl, "8765432187654321").output()).contains("Verification failure");
    }

    /** A signature of OpenSSL holds here, over the message and over the digest that a U-Key gets. */
    @Test
    void verifiesAnSm2SignatureOfOpenSsl(@TempDir Path folder) throws Exception {
        var openSsl = Needed.openSsl(folder);
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
