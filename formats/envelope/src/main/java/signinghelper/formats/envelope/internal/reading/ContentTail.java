package signinghelper.formats.envelope.internal.reading;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.envelope.recipient.ContentCipher;

import java.io.OutputStream;
import java.util.Arrays;

/** End of a content of any length, as it goes by; the content itself is not kept. */
final class ContentTail extends OutputStream {
    private byte[] last = {};

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        var kept = Math.min(last.length, Math.max(0, ContentCipher.TAG_LENGTH - length));
        var added = Math.min(length, ContentCipher.TAG_LENGTH);
        var joined = Arrays.copyOfRange(last, last.length - kept, last.length + added);
        System.arraycopy(octets, offset + length - added, joined, kept, added);
        last = joined;
    }

    /** Returns the last 16 octets; fewer of a shorter content. */
    Bytes last() {
        return Bytes.copyOf(last);
    }
}
