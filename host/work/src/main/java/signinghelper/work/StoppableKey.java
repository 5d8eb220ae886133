package signinghelper.work;

import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.RecipientKey;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.Refusal;
import signinghelper.token.TokenKey;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.function.BooleanSupplier;

/** Key on a U-Key that ends within an envelope when the user stops: a U-Key may take an hour for a large one. */
record StoppableKey(TokenKey key, BooleanSupplier isStopped, Sign sign) implements RecipientKey {
    /** A slow U-Key decrypts so much within a minute. */
    private static final long OCTETS_FOR_A_SIGN = 2 << 20;

    /** Sign of life for an asker that would give up. */
    interface Sign {
        void give() throws Refusal;
    }

    /** Signals that the user stopped, or the asker went away. */
    static final class StoppedException extends IOException {
        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("stopped");
        }
    }

    @Override
    public X509Certificate certificate() {
        return key.certificate();
    }

    @Override
    public void decrypt(WrappedKey wrapped, ContentCipher cipher, InputStream content, OutputStream plaintext)
            throws IOException, GeneralSecurityException {
        key.decrypt(wrapped, cipher, stoppable(content), plaintext);
    }

    private InputStream stoppable(InputStream content) {
        return new FilterInputStream(content) {
            private long sinceSign;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (isStopped.getAsBoolean()) {
                    throw new StoppedException();
                }
                var count = super.read(buffer, offset, length);
                sinceSign += count;
                if (sinceSign >= OCTETS_FOR_A_SIGN) {
                    sinceSign = 0;
                    giveSign();
                }
                return count;
            }
        };
    }

    private void giveSign() throws IOException {
        try {
            sign.give();
        } catch (Refusal refusal) {
            throw new IOException("the asker does not listen", refusal);
        }
    }
}
