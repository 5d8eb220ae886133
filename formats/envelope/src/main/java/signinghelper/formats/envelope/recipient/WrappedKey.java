package signinghelper.formats.envelope.recipient;

import signinghelper.formats.algorithm.Bytes;

import java.util.List;
import java.util.Set;

/** An envelope's content key, encrypted to one recipient. */
public sealed interface WrappedKey {

    /** Returns the kind of the recipient's key, as {@link signinghelper.formats.certificate.KeyKind} has it. */
    String keyKind();

    /** Returns the ways in which the wrapping differs from its standard. */
    default Set<EnvelopeDeviation> deviations() {
        return Set.of();
    }

    /** RSAES-PKCS1-v1_5 (RFC 8017, 7.2). */
    record RsaPkcs1(Bytes value) implements WrappedKey {
        @Override
        public String keyKind() {
            return "RSA";
        }
    }

    /**
     * RSAES-OAEP with MGF1 and without a label (RFC 8017, 7.1).
     *
     * @param digest name of the JCA, e.g. {@code SHA-256}
     * @param maskDigest the same, of MGF1
     */
    record RsaOaep(String digest, String maskDigest, Bytes value) implements WrappedKey {
        @Override
        public String keyKind() {
            return "RSA";
        }
    }

    /**
     * Ephemeral-static ECDH with a key wrap (RFC 5753, 3.1).
     *
     * @param agreement object identifier of the agreement with its key derivation
     * @param wrapping object identifier of the key wrap (RFC 3565)
     * @param originatorKey SubjectPublicKeyInfo of the ephemeral key
     * @param sharedInfo DER of ECC-CMS-SharedInfo
     */
    record Ecdh(String agreement, String wrapping, Bytes originatorKey, Bytes sharedInfo, Bytes value)
            implements WrappedKey {
        @Override
        public String keyKind() {
            return "ECDSA";
        }
    }

    /**
     * SM2 key transport (GM/T 0010-2012; GB/T 32918.4).
     *
     * @param readings ways to read one value, most likely first; only its hash tells which is right
     */
    record Sm2(List<Sm2Ciphertext> readings, @Override Set<EnvelopeDeviation> deviations) implements WrappedKey {
        public Sm2 {
            readings = List.copyOf(readings);
            deviations = Set.copyOf(deviations);
        }

        @Override
        public String keyKind() {
            return "SM2";
        }
    }
}
