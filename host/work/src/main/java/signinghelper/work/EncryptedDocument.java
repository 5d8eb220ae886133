package signinghelper.work;

import signinghelper.formats.document.Content;
import signinghelper.formats.envelope.EnvelopeWriter;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** Document that is encrypted when it is written. */
public record EncryptedDocument(EnvelopeWriter writer, Content content) {
    /** Names, keys and lengths for the most recipients, generously. */
    private static final int AROUND = 160 * 1024;

    public EncryptedDocument {
        Objects.requireNonNull(writer);
        Objects.requireNonNull(content);
    }

    /** Returns the bytes that {@link #writeTo} writes at most: content is written in pieces, each with its length. */
    public long mostBytes() {
        return content.size() + content.size() / 64 + AROUND;
    }

    /**
     * Encrypts.
     *
     * @throws IOException if {@code out} fails, or the content is no longer what was put
     */
    public void writeTo(OutputStream out) throws IOException {
        writer.write(content, out);
    }
}
