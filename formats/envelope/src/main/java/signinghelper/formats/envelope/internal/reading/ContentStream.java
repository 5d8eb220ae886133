package signinghelper.formats.envelope.internal.reading;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.internal.asn1.Asn1Stream;
import signinghelper.formats.internal.asn1.MalformedStreamException;

import java.io.IOException;
import java.io.InputStream;

/** Encrypted content, in one piece or in segments (RFC 5652, 6.1; X.690, 8.7). */
final class ContentStream extends InputStream {
    private static final int PRIMITIVE = 0x80;
    private static final int CONSTRUCTED = 0xA0;
    private static final int OCTET_STRING = 0x04;

    private final Asn1Stream in;
    private final Asn1Stream.Frame content;
    private Asn1Stream.@Nullable Frame segment;
    private long left;

    /**
     * @param in at {@code encryptedContent}; closed with this
     * @param most octets that are given out; a tag may follow them
     */
    ContentStream(Asn1Stream in, long most) throws IOException {
        this.in = in;
        this.left = most;
        this.content = in.enter();
        if (content.tag() != PRIMITIVE && content.tag() != CONSTRUCTED) {
            throw new MalformedStreamException("tag " + content.tag() + " in the place of the content");
        }
    }

    @Override
    public int read() throws IOException {
        var octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(octet[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0 || left == 0) {
            return length == 0 ? 0 : -1;
        }
        var count = readContent(buffer, offset, (int) Math.min(length, left));
        left -= Math.max(0, count);
        return count;
    }

    private int readContent(byte[] buffer, int offset, int length) throws IOException {
        if (content.tag() == PRIMITIVE) {
            return in.read(buffer, offset, length);
        }
        while (segment != null || !in.isAtEndOf(content)) {
            var open = segment == null ? in.enter(OCTET_STRING) : segment;
            var count = in.read(buffer, offset, length);
            if (count > 0) {
                segment = open;
                return count;
            }
            in.leave(open);
            segment = null;
        }
        return -1;
    }

    /**
     * Goes behind the content.
     *
     * @throws MalformedStreamException if it has not been read to its end
     */
    void leave() throws IOException {
        if (segment != null) {
            in.leave(segment);
            segment = null;
        }
        in.leave(content);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
