package signinghelper.certificate;

import signinghelper.clock.KnownTime;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.certificate.KeyPurposes;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;

import java.util.Optional;

/**
 * Test that a key can be used now. An unusable key is shown too: hiding it without an explanation would look like a
 * fault.
 */
public final class Usability {
    private Usability() {}

    /**
     * Returns the first obstacle that is certain; empty when the key can be used.
     *
     * @param now if the certificate's validity is uncertain at this time, it is treated as valid: the portal's server
     *     decides
     * @return {@code CERTIFICATE_OF_AUTHORITY}, {@code CERTIFICATE_EXPIRED}, {@code CERTIFICATE_NOT_YET_VALID}, {@code KEY_UNSUPPORTED}, {@code
     *     CERTIFICATE_USAGE_WRONG} (RFC 5280, 4.2.1.3 and 4.2.1.12), {@code KEY_ABSENT} or {@code PIN_LOCKED}
     */
    public static Optional<ErrorCode> obstacle(HeldKey held, KnownTime now) {
        var certificate = held.key().certificate();
        if (certificate.getBasicConstraints() >= 0) {
            return Optional.of(ErrorCode.CERTIFICATE_OF_AUTHORITY);
        }
        var validity = Validity.of(certificate, now);
        if (validity == Validity.EXPIRED) {
            return Optional.of(ErrorCode.CERTIFICATE_EXPIRED);
        }
        if (validity == Validity.NOT_YET_VALID) {
            return Optional.of(ErrorCode.CERTIFICATE_NOT_YET_VALID);
        }
        var signs = held.isFor(KeyEntry.Use.SIGNATURE);
        if (signs && SignatureAlgorithm.forKey(certificate.getPublicKey()).isEmpty()) {
            return Optional.of(ErrorCode.KEY_UNSUPPORTED);
        }
        // A U-Key may hold one of its two certificates in the place of the other.
        if (!held.key().use().isStatedBy(certificate) || (signs && !KeyPurposes.USUAL.allow(certificate))) {
            return Optional.of(ErrorCode.CERTIFICATE_USAGE_WRONG);
        }
        return obstacleOfKey(held);
    }

    /** Returns {@code KEY_UNSUPPORTED}, {@code KEY_ABSENT} or {@code PIN_LOCKED}, whatever its certificate says. */
    public static Optional<ErrorCode> obstacleOfKey(HeldKey held) {
        if (held.key().obstacle() != null) {
            return Optional.of(held.key().obstacle());
        }
        return held.token().pinState().locked() ? Optional.of(ErrorCode.PIN_LOCKED) : Optional.empty();
    }
}
