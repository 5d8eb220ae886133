package signinghelper.formats.envelope.internal.signature;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.envelope.recipient.EnvelopeDeviation;

import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.util.Set;

/**
 * SM2 signature over the plaintext, which everybody can see (GM/T 0010-2012, 10).
 *
 * @param certificate signer's, as the envelope carries it
 * @param raw {@code r || s}
 */
public record InnerSignature(X509Certificate certificate, Bytes raw, Set<EnvelopeDeviation> deviations) {
    public InnerSignature {
        deviations = Set.copyOf(deviations);
    }

    /** Returns a stream that hands the plaintext on, and judges it at its end. */
    public SignedPlaintext over(OutputStream plaintext) {
        return new SignedPlaintext(plaintext, SignatureAlgorithm.SM2_SM3.verifier(certificate), raw);
    }
}
