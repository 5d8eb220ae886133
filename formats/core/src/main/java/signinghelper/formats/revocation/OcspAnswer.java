package signinghelper.formats.revocation;

import java.util.Objects;

/**
 * Authentic answer of a responder.
 *
 * @param hasNonce true when it was made for the question, and not beforehand (RFC 6960, 4.4.1)
 */
record OcspAnswer(RevocationStatus status, boolean hasNonce) {
    public OcspAnswer {
        Objects.requireNonNull(status);
    }
}
