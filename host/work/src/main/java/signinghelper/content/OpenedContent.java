package signinghelper.content;

import signinghelper.formats.envelope.OpenedEnvelope;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Plaintext of an envelope. On the disk it stays encrypted by a key in memory alone. */
final class OpenedContent implements OutgoingContent.Waiting {
    private static final Logger LOG = System.getLogger(OpenedContent.class.getName());

    private final OpenedEnvelope opened;
    private final InputStream plaintext;

    OpenedContent(OpenedEnvelope opened) throws IOException {
        this.opened = opened;
        this.plaintext = opened.content().open();
    }

    @Override
    public byte[] next(int count) throws IOException {
        return plaintext.readNBytes(count);
    }

    @Override
    public void remove() {
        try (opened) {
            plaintext.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "encrypted plaintext stays behind without its key", e);
        }
    }
}
