package signinghelper.formats.envelope.internal.writing;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Stream that stays open when what writes to it is closed. */
final class OpenStream extends FilterOutputStream {
    OpenStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        out.write(octets, offset, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
