package signinghelper.formats.envelope.recipient;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/**
 * Private key that decrypts the content of envelopes. The content key itself need not come out: a U-Key may give a handle
 * alone (GM/T 0016, SKF_ImportSessionKey).
 */
public interface RecipientKey {

    /** Returns the certificate by which envelopes name this key. */
    X509Certificate certificate();

    /**
     * Decrypts the content of one envelope.
     *
     * @param wrapped of the kind of this certificate's key
     * @param content read to its end; not closed
     * @param plaintext written before anything is known to be right, so it must be no place where it is used; not closed
     * @throws GeneralSecurityException for everything that depends on decrypted octets; its message reaches nobody
     * @throws IOException for everything else, e.g. a device that is gone
     */
    void decrypt(WrappedKey wrapped, ContentCipher cipher, InputStream content, OutputStream plaintext)
            throws IOException, GeneralSecurityException;
}
