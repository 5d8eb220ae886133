package signinghelper.formats.envelope.internal.signature;

import signinghelper.formats.CheckReturnValue;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.SignatureVerifier;

import java.io.IOException;
import java.io.OutputStream;

/** Plaintext on its way to where it waits, as a signature covers it. */
public final class SignedPlaintext extends OutputStream {
    private final OutputStream target;
    private final SignatureVerifier verifier;
    private final Bytes signature;
    private boolean isJudged;

    SignedPlaintext(OutputStream target, SignatureVerifier verifier, Bytes signature) {
        this.target = target;
        this.verifier = verifier;
        this.signature = signature;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        if (isJudged) {
            throw new IOException("judged");
        }
        target.write(octets, offset, length);
        verifier.update(octets, offset, length);
    }

    /** Ends the plaintext; returns true when the signature holds over all of it. */
    @CheckReturnValue
    public boolean holds() {
        isJudged = true;
        return verifier.verify(signature.toArray());
    }
}
