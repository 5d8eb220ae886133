package signinghelper.formats.envelope;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.RecipientKey;
import signinghelper.formats.envelope.recipient.WrappedKey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Objects;

/** A key that fails at the end of the content, and keeps hold of the stream for plaintext. */
final class FailingKey implements RecipientKey {
    private final X509Certificate certificate;
    private @Nullable OutputStream plaintext;

    FailingKey(X509Certificate certificate) {
        this.certificate = certificate;
    }

    @Override
    public X509Certificate certificate() {
        return certificate;
    }

    @Override
    public void decrypt(WrappedKey wrapped, ContentCipher cipher, InputStream content, OutputStream target)
            throws IOException, GeneralSecurityException {
        content.transferTo(target);
        plaintext = target;
        throw new GeneralSecurityException("padding");
    }

    /** Writes more plaintext; returns the answer. */
    String write() {
        try {
            Objects.requireNonNull(plaintext).write(1);
            return "taken";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
