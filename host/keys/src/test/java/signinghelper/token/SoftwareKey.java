package signinghelper.token;

import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.certificate.Certificates;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/** A key pair with a certificate that it signed itself; signs finished digests as a U-Key does. */
public final class SoftwareKey {
    /** Kinds of keys; each but the last two can log in. */
    public enum Kind {
        SM2("EC", "sm2p256v1", "SM3withSM2"),
        P256("EC", "secp256r1", "SHA256withECDSA"),
        P384("EC", "secp384r1", "SHA384withECDSA"),
        RSA("RSA", "2048", "SHA256withRSA"),
        P521("EC", "secp521r1", "SHA512withECDSA"),
        SHORT_RSA("RSA", "1024", "SHA256withRSA");

        private final String algorithm;
        private final String parameter;
        private final String certificateSignature;

        Kind(String algorithm, String parameter, String certificateSignature) {
            this.algorithm = algorithm;
            this.parameter = parameter;
            this.certificateSignature = certificateSignature;
        }
    }

    private final Kind kind;
    private final PrivateKey privateKey;
    private final X509Certificate certificate;

    private SoftwareKey(Kind kind, PrivateKey privateKey, X509Certificate certificate) {
        this.kind = kind;
        this.privateKey = privateKey;
        this.certificate = certificate;
    }

    public static SoftwareKey make(Kind kind) {
        return make(kind, "测试供应商有限公司");
    }

    /** Makes a key for a holder of this name. */
    public static SoftwareKey make(Kind kind, String organisation) {
        try {
            var pair = generate(kind);
            return new SoftwareKey(kind, pair.getPrivate(), certify(kind, organisation, pair));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Creates a key with a certificate of {@code authority}, made from the usual request changed by {@code wishes}. */
    public static SoftwareKey issued(Kind kind, TestAuthority authority, UnaryOperator<TestAuthority.Request> wishes) {
        try {
            var pair = generate(kind);
            var certificate = authority.issue(wishes.apply(TestAuthority.request(pair)));
            return new SoftwareKey(kind, pair.getPrivate(), certificate);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair generate(Kind kind) throws GeneralSecurityException {
        if (kind.algorithm.equals("RSA")) {
            return TestKey.rsa(Integer.parseInt(kind.parameter));
        }
        var generator = KeyPairGenerator.getInstance(kind.algorithm, BouncyCastle.PROVIDER);
        generator.initialize(new ECGenParameterSpec(kind.parameter));
        return generator.generateKeyPair();
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public PrivateKey privateKey() {
        return privateKey;
    }

    private static X509Certificate certify(Kind kind, String organisation, KeyPair pair)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var name = new X500NameBuilder()
                .addRDN(BCStyle.CN, kind.name())
                .addRDN(BCStyle.O, organisation)
                .build();
        var from = Date.from(Instant.parse("2026-01-01T12:00:00Z"));
        var until = Date.from(Instant.parse("2036-01-01T12:00:00Z"));
        var signer = new JcaContentSignerBuilder(kind.certificateSignature)
                .setProvider(BouncyCastle.PROVIDER)
                .build(pair.getPrivate());
        var der = new JcaX509v3CertificateBuilder(name, BigInteger.ONE, from, until, name, pair.getPublic())
                .build(signer)
                .getEncoded();
        return Certificates.parse(Bytes.copyOf(der));
    }

    public KeyEntry entry(KeyEntry.Use use) {
        return new KeyEntry(kind.name(), use, certificate);
    }

    public Bytes sign(Digest digest) {
        try {
            return Bytes.copyOf(
                    switch (kind) {
                        case SM2 -> signSm2(digest.value().toArray());
                        case RSA, SHORT_RSA -> signRsa(digest.toDigestInfo().toArray());
                        case P256, P384, P521 -> signEc(digest.value().toArray());
                    });
        } catch (GeneralSecurityException | CryptoException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] signEc(byte[] hash) throws IOException {
        var key = (ECPrivateKeyParameters) PrivateKeyFactory.createKey(privateKey.getEncoded());
        var signer = new ECDSASigner();
        signer.init(true, key);
        var values = signer.generateSignature(hash);
        return PlainDSAEncoding.INSTANCE.encode(key.getParameters().getN(), values[0], values[1]);
    }

    private byte[] signRsa(byte[] input) throws GeneralSecurityException {
        var signature = Signature.getInstance("NONEwithRSA", BouncyCastle.PROVIDER);
        signature.initSign(privateKey);
        signature.update(input);
        return signature.sign();
    }

    private byte[] signSm2(byte[] e) throws CryptoException, IOException {
        var signer = new SM2Signer(PlainDSAEncoding.INSTANCE) {
            @Override
            protected BigInteger calculateE(BigInteger n, byte[] ignored) {
                return new BigInteger(1, e);
            }
        };
        signer.init(true, PrivateKeyFactory.createKey(privateKey.getEncoded()));
        return signer.generateSignature();
    }
}
