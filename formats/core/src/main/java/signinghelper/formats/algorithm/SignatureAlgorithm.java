package signinghelper.formats.algorithm;

import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.bouncycastle.util.BigIntegers;
import signinghelper.formats.CheckReturnValue;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Algorithm with which a key signs. A raw signature is the form that a U-Key returns. For SM2 and EC it is
 * {@code r || s}, each of the curve's length, big-endian; for RSA it is the PKCS#1 v1.5 block.
 */
public enum SignatureAlgorithm {
    /** GM/T 0003.2-2012 over sm2p256v1, signer identity {@code 1234567812345678}. */
    SM2_SM3(DigestAlgorithm.SM3, "SM3withSM2", "1.2.156.10197.1.501", 32),
    /** RFC 8017, 8.2, with a modulus of 2048 to 4096 bits. */
    RSA_SHA256(DigestAlgorithm.SHA_256, "SHA256withRSA", "1.2.840.113549.1.1.11", 0),
    RSA_SHA384(DigestAlgorithm.SHA_384, "SHA384withRSA", "1.2.840.113549.1.1.12", 0),
    RSA_SHA512(DigestAlgorithm.SHA_512, "SHA512withRSA", "1.2.840.113549.1.1.13", 0),
    ECDSA_P256_SHA256(DigestAlgorithm.SHA_256, "SHA256withECDSA", "1.2.840.10045.4.3.2", 32),
    ECDSA_P384_SHA384(DigestAlgorithm.SHA_384, "SHA384withECDSA", "1.2.840.10045.4.3.3", 48);

    /** Name of a value that is not written in DER, in a report. */
    public static final String VALUE_NOT_DER = "VALUE_NOT_DER";

    private final DigestAlgorithm digest;
    private final String javaName;
    private final String objectIdentifier;
    private final int coordinateLength;

    SignatureAlgorithm(DigestAlgorithm digest, String javaName, String objectIdentifier, int coordinateLength) {
        this.digest = digest;
        this.javaName = javaName;
        this.objectIdentifier = objectIdentifier;
        this.coordinateLength = coordinateLength;
    }

    /** Returns the default algorithm of {@code key}; empty for a kind, curve or length that is not accepted. */
    public static Optional<SignatureAlgorithm> forKey(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            var length = rsa.getModulus().bitLength();
            return length >= 2048 && length <= 4096 && isForAnyUse(key) ? Optional.of(RSA_SHA256) : Optional.empty();
        }
        return key instanceof ECPublicKey ? forCurve(key) : Optional.empty();
    }

    /**
     * Returns the algorithm with which {@code key} signs {@code digest}. RSA keys accept three digests, all others just
     * one.
     */
    public static Optional<SignatureAlgorithm> forKey(PublicKey key, DigestAlgorithm digest) {
        return forKey(key).flatMap(usual -> usual.with(digest));
    }

    private Optional<SignatureAlgorithm> with(DigestAlgorithm other) {
        return Stream.of(values())
                .filter(candidate -> candidate == this || (candidate.isRsa() && isRsa()))
                .filter(candidate -> candidate.digest == other)
                .findAny();
    }

    /** RFC 4055, 1.2 and 4: a key that is named for RSASSA-PSS or RSAES-OAEP must not be used for anything else. */
    private static boolean isForAnyUse(PublicKey rsa) {
        return PKCSObjectIdentifiers.rsaEncryption.equals(named(rsa).getAlgorithm());
    }

    private static AlgorithmIdentifier named(PublicKey key) {
        return SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm();
    }

    private static Optional<SignatureAlgorithm> forCurve(PublicKey key) {
        var curve = named(key).getParameters();
        if (GMObjectIdentifiers.sm2p256v1.equals(curve)) {
            return Optional.of(SM2_SM3);
        }
        if (X9ObjectIdentifiers.prime256v1.equals(curve)) {
            return Optional.of(ECDSA_P256_SHA256);
        }
        return SECObjectIdentifiers.secp384r1.equals(curve) ? Optional.of(ECDSA_P384_SHA384) : Optional.empty();
    }

    public DigestAlgorithm digestAlgorithm() {
        return digest;
    }

    /** Returns the object identifier of the signature with its hash (GM/T 0006-2012, RFC 5754). */
    public String objectIdentifier() {
        return objectIdentifier;
    }

    public boolean isRsa() {
        return coordinateLength == 0;
    }

    /**
     * Returns the hash that the U-Key is given to sign: that of {@code message}; for SM2 that of {@code Z || message}.
     */
    public byte[] digest(PublicKey key, byte[] message) {
        return startDigest(key).digest(message);
    }

    /** Starts a digest for a message that comes in parts. */
    public MessageDigest startDigest(PublicKey key) {
        var started = digest.start();
        if (this == SM2_SM3) {
            started.update(sm2Identity(key));
        }
        return started;
    }

    private static byte[] sm2Identity(PublicKey key) {
        try {
            var parameters = PublicKeyFactory.createKey(key.getEncoded());
            return Sm2Identity.hashWith((ECPublicKeyParameters) parameters);
        } catch (IOException e) {
            throw new IllegalArgumentException("not an SM2 key", e);
        }
    }

    /**
     * Returns true when {@code rawSignature} over {@code message} was made with the key of {@code certificate}. Returns
     * false for a key of another algorithm: SM2 and ECDSA would both compute with the other's curve. Says nothing about
     * the certificate itself.
     */
    @CheckReturnValue
    public boolean verify(X509Certificate certificate, byte[] message, byte[] rawSignature) {
        if (!isFor(certificate.getPublicKey()) || !isOfLength(certificate.getPublicKey(), rawSignature)) {
            return false;
        }
        var verifier = verifier(certificate);
        verifier.update(message, 0, message.length);
        return verifier.verify(rawSignature);
    }

    /**
     * Starts a verification for a message that comes in parts.
     *
     * @throws IllegalArgumentException for a key of another algorithm
     */
    public SignatureVerifier verifier(X509Certificate certificate) {
        var key = certificate.getPublicKey();
        if (!isFor(key)) {
            throw new IllegalArgumentException(name() + " is not for this key");
        }
        try {
            var started = Signature.getInstance(javaName, BouncyCastle.PROVIDER);
            if (this == SM2_SM3) {
                started.setParameter(new SM2ParameterSpec(Sm2Identity.bytes()));
            }
            started.initVerify(key);
            return new SignatureVerifier(this, started);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(name() + " does not take this key", e);
        }
    }

    /**
     * Returns true when {@code rawSignature} was made over a finished SM2 digest, i.e. over {@code e} of GM/T
     * 0003.2-2012, 7.1. Returns false for other algorithms, and for bytes of another length than a digest's.
     */
    @CheckReturnValue
    public boolean verifyDigest(X509Certificate certificate, byte[] finishedDigest, byte[] rawSignature) {
        if (this != SM2_SM3 || !isFor(certificate.getPublicKey()) || finishedDigest.length != digest.lengthInBytes()) {
            return false;
        }
        try {
            var key = PublicKeyFactory.createKey(certificate.getPublicKey().getEncoded());
            return new Sm2Equation((ECPublicKeyParameters) key).holds(finishedDigest, rawSignature);
        } catch (IOException e) {
            throw new IllegalArgumentException("not an SM2 key", e);
        }
    }

    private boolean isFor(PublicKey key) {
        return forKey(key, digest).equals(Optional.of(this));
    }

    /**
     * Turns a raw signature into the form that certificates and CMS have: for SM2 and EC
     * {@code SEQUENCE { INTEGER r, INTEGER s }} in DER (GM/T 0009-2012, 7.3; RFC 3279, 2.2.3); for RSA it is the same.
     *
     * @throws IllegalArgumentException if it is not of the curve's length
     */
    public byte[] toDer(byte[] raw) {
        if (isRsa()) {
            return raw.clone();
        }
        if (raw.length != 2 * coordinateLength) {
            throw new IllegalArgumentException(name() + " needs " + 2 * coordinateLength + " bytes, got " + raw.length);
        }
        var r = new BigInteger(1, raw, 0, coordinateLength);
        var s = new BigInteger(1, raw, coordinateLength, coordinateLength);
        try {
            return StandardDSAEncoding.INSTANCE.encode(beyond(), r, s);
        } catch (IOException e) {
            throw new IllegalArgumentException("two numbers have no DER", e);
        }
    }

    /** Returns a raw value than whose DER no signature by {@code key} is longer. */
    public Bytes longestRaw(PublicKey key) {
        var length = key instanceof RSAPublicKey rsa
                ? (rsa.getModulus().bitLength() + Byte.SIZE - 1) / Byte.SIZE
                : 2 * coordinateLength;
        var raw = new byte[length];
        Arrays.fill(raw, (byte) 0xFF);
        return Bytes.copyOf(raw);
    }

    /**
     * The way back.
     *
     * @throws IllegalArgumentException if it is not exactly what {@link #toDer} writes
     */
    public byte[] toRaw(byte[] der) {
        if (isRsa()) {
            return der.clone();
        }
        try {
            var values = StandardDSAEncoding.INSTANCE.decode(beyond(), der);
            return PlainDSAEncoding.INSTANCE.encode(beyond().subtract(BigInteger.ONE), values[0], values[1]);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not the DER of two numbers", e);
        }
    }

    /** RFC 8017, 8.2.2, step 1; of other keys the numbers are looked at. */
    private boolean isOfLength(PublicKey key, byte[] value) {
        return !isRsa() || value.length == longestRaw(key).length();
    }

    /** Returns true for exactly what {@link #toDer} writes for a signature by {@code key}. */
    public boolean isDer(PublicKey key, byte[] value) {
        try {
            toRaw(value);
            return isOfLength(key, value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Reads what some software writes in the place of DER: the raw value itself, or numbers with too many zeros in front of them or
     * too few, those of RSA too. A report tells it from a forged one; none is ever accepted.
     *
     * @throws IllegalArgumentException for anything else
     */
    public byte[] toRawFromOther(PublicKey key, byte[] value) {
        if (isRsa()) {
            return BigIntegers.asUnsignedByteArray(longestRaw(key).length(), new BigInteger(1, value));
        }
        if (value.length == 2 * coordinateLength) {
            return value.clone();
        }
        try {
            // SEQUENCE, length, INTEGER, length, r, INTEGER, length, s; each length in one octet.
            var second = 4 + value[3];
            return PlainDSAEncoding.INSTANCE.encode(
                    beyond().subtract(BigInteger.ONE),
                    number(value, 4, second),
                    number(value, second + 2, value.length));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not two numbers", e);
        }
    }

    private static BigInteger number(byte[] value, int from, int to) {
        return new BigInteger(1, value, from, to - from);
    }

    /** The first number that does not fit into a coordinate; whether r and s fit the curve is for the verification. */
    private BigInteger beyond() {
        return BigInteger.ONE.shiftLeft(coordinateLength * Byte.SIZE);
    }
}
