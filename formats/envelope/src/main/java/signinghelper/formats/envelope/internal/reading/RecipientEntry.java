package signinghelper.formats.envelope.internal.reading;

import org.bouncycastle.asn1.cms.OriginatorIdentifierOrKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.KeyKind;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.EnvelopeForm;
import signinghelper.formats.envelope.recipient.RecipientName;
import signinghelper.formats.envelope.recipient.WrappedKey;

import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;

/**
 * Recipient of an envelope, with its own copy of the content key.
 *
 * @param algorithm {@code keyEncryptionAlgorithm}
 * @param value {@code encryptedKey}
 * @param originator of a key agreement; null for key transport
 * @param keyMaterial {@code ukm} of a key agreement; null without
 */
public record RecipientEntry(
        RecipientName name,
        AlgorithmIdentifier algorithm,
        Bytes value,
        @Nullable OriginatorIdentifierOrKey originator,
        @Nullable Bytes keyMaterial) {

    /**
     * Returns the wrapped key for the recipient's certificate.
     *
     * @throws EnvelopeException if its algorithm is not read, or is none for this key or this form; if a value of RSA is
     *     not as long as the modulus (RFC 8017, 7.2.2), which everybody sees
     */
    public WrappedKey wrappedFor(X509Certificate certificate, EnvelopeForm form) throws EnvelopeException {
        WrappedKey wrapped;
        try {
            wrapped = originator == null ? KeyTransports.wrapped(this) : KeyAgreements.wrapped(this, certificate);
        } catch (RuntimeException e) {
            throw new EnvelopeException(EnvelopeException.Reason.MALFORMED, "wrapped key");
        }
        if (!wrapped.keyKind().equals(KeyKind.of(certificate)) || wrapped instanceof WrappedKey.Sm2 != form.isGmt()) {
            throw unsupported();
        }
        if (certificate.getPublicKey() instanceof RSAPublicKey key
                && value.length() != (key.getModulus().bitLength() + 7) / 8) {
            throw new EnvelopeException(EnvelopeException.Reason.MALFORMED, "wrapped key of another length");
        }
        return wrapped;
    }

    EnvelopeException unsupported() {
        return new EnvelopeException(
                EnvelopeException.Reason.UNSUPPORTED, "key encryption algorithm " + algorithm.getAlgorithm());
    }
}
