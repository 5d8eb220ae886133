package signinghelper.token;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;

import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A key pair on a U-Key, known by its certificate.
 *
 * @param container the driver's name for it
 * @param use of the pair; SM2 U-Keys hold one of each
 * @param certificate parsed by {@code signinghelper.formats.certificate.Certificates}
 * @param obstacle {@code KEY_ABSENT} when the U-Key shows that the private key is missing, {@code KEY_UNSUPPORTED} when
 *     the driver cannot sign with it; null when neither is known
 * @param form in which the U-Key stores the certificate
 */
public record KeyEntry(
        String container,
        Use use,
        X509Certificate certificate,
        @Nullable ErrorCode obstacle,
        StoredCertificate.Form form) {

    /** Creates a key without obstacle. */
    public KeyEntry(String container, Use use, X509Certificate certificate) {
        this(container, use, certificate, null);
    }

    /** Creates a key whose certificate is stored as it should be. */
    public KeyEntry(String container, Use use, X509Certificate certificate, @Nullable ErrorCode obstacle) {
        this(container, use, certificate, obstacle, StoredCertificate.Form.DER);
    }

    /** GM/T 0016-2012 keeps a signing and an encryption pair in each container. */
    public enum Use {
        /** {@code digitalSignature} or {@code nonRepudiation}. */
        SIGNATURE,
        /** {@code keyEncipherment}, {@code dataEncipherment} or {@code keyAgreement}. */
        ENCRYPTION;

        /** Returns the use that {@code certificate} states, for interfaces that do not state it. */
        public static Use of(X509Certificate certificate) {
            return SIGNATURE.isStatedBy(certificate) ? SIGNATURE : ENCRYPTION;
        }

        /** Returns true when the CA gave {@code certificate} for this use, or for any by stating none. */
        public boolean isStatedBy(X509Certificate certificate) {
            var usage = certificate.getKeyUsage();
            return usage == null || bits().anyMatch(bit -> usage[bit]);
        }

        /** Returns the bits of KeyUsage (RFC 5280, 4.2.1.3) that state it. */
        private IntStream bits() {
            return switch (this) {
                case SIGNATURE -> IntStream.of(0, 1);
                case ENCRYPTION -> IntStream.of(2, 3, 4);
            };
        }
    }

    public KeyEntry {
        Objects.requireNonNull(container);
        Objects.requireNonNull(use);
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(form);
    }
}
