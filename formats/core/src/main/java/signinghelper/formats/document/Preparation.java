package signinghelper.formats.document;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;

/** A document that is ready to be signed. Never signs; the key is the caller's. */
public interface Preparation {

    /** The finished hash that the key has to sign. */
    Digest digestToSign();

    /**
     * Verifies the signature with the signer's certificate and puts the signed document together.
     *
     * @param raw the signature as {@code SignatureAlgorithm} describes it
     * @throws FormatException {@code SIGNATURE_INVALID} or {@code TIME_STAMP_UNAVAILABLE}
     */
    Signed finish(Bytes raw) throws FormatException;
}
