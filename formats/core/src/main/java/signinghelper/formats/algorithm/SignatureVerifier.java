package signinghelper.formats.algorithm;

import signinghelper.formats.CheckReturnValue;

import java.security.Signature;
import java.security.SignatureException;

/** Verifies one signature over a message that comes in parts. */
public final class SignatureVerifier {
    private final SignatureAlgorithm algorithm;
    private final Signature signature;

    SignatureVerifier(SignatureAlgorithm algorithm, Signature signature) {
        this.algorithm = algorithm;
        this.signature = signature;
    }

    /** Adds the next part of the message. */
    public void update(byte[] bytes, int offset, int length) {
        try {
            signature.update(bytes, offset, length);
        } catch (SignatureException e) {
            throw new IllegalStateException("not started", e);
        }
    }

    /** Returns true when {@code rawSignature}, in the form of {@link SignatureAlgorithm}, holds for all the parts. */
    @CheckReturnValue
    public boolean verify(byte[] rawSignature) {
        try {
            return signature.verify(algorithm.toDer(rawSignature));
        } catch (SignatureException | IllegalArgumentException e) {
            return false;
        }
    }
}
