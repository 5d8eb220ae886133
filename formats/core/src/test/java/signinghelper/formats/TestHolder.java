package signinghelper.formats;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.NullDigest;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.SignerIdentity;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsVerifier;
import signinghelper.formats.login.AuthenticationAlgorithm;
import signinghelper.formats.match.Account;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import static signinghelper.formats.certificate.CertificateSubject.CREDIT_CODE_EXTENSION;

/** Holder of a software key of one kind, which signs finished digests as a U-Key does, and the CA behind. */
public record TestHolder(TestKey kind, TestAuthority authority, KeyPair keys, X509Certificate certificate) {
    private static final Duration HALF_A_YEAR = Duration.ofDays(180);

    public static final Account ACCOUNT = new Account("测试有限公司", "914201007071167872", Account.Role.SUPPLIER);

    public static TestHolder of(TestKey kind) {
        return of(kind, TestAuthority.NOW);
    }

    /** Holder of a certificate that is valid for half a year before and after {@code now}. */
    public static TestHolder of(TestKey kind, Instant now) {
        var authority = TestAuthority.root(kind);
        var keys = kind.generate();
        var request = TestAuthority.request(keys)
                .validity(now.minus(HALF_A_YEAR), now.plus(HALF_A_YEAR))
                .extension(
                        new ASN1ObjectIdentifier(CREDIT_CODE_EXTENSION),
                        false,
                        new DERUTF8String(ACCOUNT.creditCode()));
        return new TestHolder(kind, authority, keys, authority.issue(request));
    }

    /** A signer with SHA-256 for RSA keys. */
    public TestCmsSigner signer(CmsForm agreed) throws FormatException {
        return signer(agreed, DigestAlgorithm.SHA_256);
    }

    /** A signer with a hash function for RSA keys. */
    public TestCmsSigner signer(CmsForm agreed, DigestAlgorithm rsaDigest) throws FormatException {
        return new TestCmsSigner(SignerIdentity.of(certificate, List.of(), agreed, rsaDigest));
    }

    public CertificateTrust trust() {
        return trust(authority);
    }

    /** Trust in one CA. */
    public static CertificateTrust trust(TestAuthority authority) {
        return new CertificateTrust(List.of(authority.certificate()), List.of());
    }

    public AuthenticationAlgorithm algorithm() {
        return algorithm(kind);
    }

    /** Returns the algorithm that a key of this kind logs in with, written down rather than asked of the code under test. */
    public static AuthenticationAlgorithm algorithm(TestKey kind) {
        return switch (kind) {
            case SM2 -> AuthenticationAlgorithm.SM2SM3;
            case RSA -> AuthenticationAlgorithm.RS256;
            case P256 -> AuthenticationAlgorithm.ES256;
            case P384 -> AuthenticationAlgorithm.ES384;
        };
    }

    public Clock clock() {
        return Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC);
    }

    public CmsVerifier verifier(CmsForm agreed) {
        return verifier(VerificationPolicy.strict(CmsForm.RFC5652, agreed));
    }

    public CmsVerifier verifier(VerificationPolicy policy) {
        return new CmsVerifier(policy, trust(), RevocationPolicy.none(), clock());
    }

    /** Signs a finished digest, as a U-Key does. */
    public Bytes sign(Digest digest) {
        try {
            var value = digest.value().toArray();
            return Bytes.copyOf(
                    switch (kind) {
                        case SM2 -> signSm2(value);
                        case RSA -> sign("NONEwithRSA", digest.toDigestInfo().toArray());
                        case P256, P384 -> algorithm().signatureAlgorithm().toRaw(sign("NONEwithECDSA", value));
                    });
        } catch (GeneralSecurityException | CryptoException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] sign(String algorithm, byte[] input) throws GeneralSecurityException {
        var signature = Signature.getInstance(algorithm, BouncyCastle.PROVIDER);
        signature.initSign(keys.getPrivate());
        signature.update(input);
        return signature.sign();
    }

    private byte[] signSm2(byte[] e) throws CryptoException, IOException {
        var signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new NullDigest()) {
            @Override
            protected BigInteger calculateE(BigInteger n, byte[] message) {
                return new BigInteger(1, e);
            }
        };
        signer.init(true, PrivateKeyFactory.createKey(keys.getPrivate().getEncoded()));
        return signer.generateSignature();
    }
}
