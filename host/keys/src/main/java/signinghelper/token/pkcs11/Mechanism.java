package signinghelper.token.pkcs11;

import com.sun.jna.Memory;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.WrappedKey;

import java.util.Map;

/** {@code CK_MECHANISM} of a key transport, an agreement or a content. */
final class Mechanism {
    private static final long CKM_RSA_PKCS = 0x1;
    private static final long CKM_RSA_X_509 = 0x3;
    private static final long CKM_RSA_PKCS_OAEP = 0x9;
    private static final long CKM_ECDH1_DERIVE = 0x1050;
    private static final long CKM_AES_CBC_PAD = 0x1085;
    private static final long CKM_AES_GCM = 0x1087;
    private static final long CKD_NULL = 1;
    private static final long CKZ_DATA_SPECIFIED = 1;

    /** {@code CKM_SHA…}, by the names of the JCA. */
    private static final Map<String, Long> DIGESTS =
            Map.of("SHA-1", 0x220L, "SHA-256", 0x250L, "SHA-384", 0x260L, "SHA-512", 0x270L);

    /** {@code CKG_MGF1_SHA…}. */
    private static final Map<String, Long> MASKS = Map.of("SHA-1", 1L, "SHA-256", 2L, "SHA-384", 3L, "SHA-512", 4L);

    private Mechanism() {}

    static Structure of(long type) {
        return of(type, null, 0);
    }

    private static Structure of(long type, @Nullable Object parameter, long size) {
        return Structure.of(type, parameter, size);
    }

    /** PKCS#11 2.40, 2.1.6. */
    static Structure rsaPkcs1() {
        return of(CKM_RSA_PKCS);
    }

    /** RSA without a padding (PKCS#11 2.40, 2.1.8). */
    static Structure rsa() {
        return of(CKM_RSA_X_509);
    }

    /** {@code CK_RSA_PKCS_OAEP_PARAMS} without a label (PKCS#11 2.40, 2.1.7). */
    static Structure oaep(WrappedKey.RsaOaep wrapped) {
        var digest = DIGESTS.getOrDefault(wrapped.digest(), 0L);
        var mask = MASKS.getOrDefault(wrapped.maskDigest(), 0L);
        return of(CKM_RSA_PKCS_OAEP, Structure.of(digest, mask, CKZ_DATA_SPECIFIED, null, 0L), Structure.size(4, 1));
    }

    /**
     * {@code CK_ECDH1_DERIVE_PARAMS} without a key derivation (PKCS#11 2.40, 2.3.8).
     *
     * @param point of the other side, uncompressed
     */
    static Structure ecdh(byte[] point) {
        var octets = Structure.octets(point);
        return of(
                CKM_ECDH1_DERIVE, Structure.of(CKD_NULL, 0L, null, (long) point.length, octets), Structure.size(3, 2));
    }

    /** AES-CBC with padding, or {@code CK_GCM_PARAMS} (PKCS#11 2.40, 2.8.1 and errata). */
    static Structure aes(ContentCipher cipher) {
        var vector = cipher.vector().toArray();
        Memory octets = Structure.octets(vector);
        if (!cipher.algorithm().isAuthenticated()) {
            return of(CKM_AES_CBC_PAD, octets, vector.length);
        }
        var parameters = Structure.of(
                octets,
                (long) vector.length,
                (long) vector.length * Byte.SIZE,
                null,
                0L,
                (long) ContentCipher.TAG_LENGTH * Byte.SIZE);
        return of(CKM_AES_GCM, parameters, Structure.size(4, 2));
    }
}
