package signinghelper.formats.document.cms;

import signinghelper.formats.internal.asn1.Asn1Stream;
import signinghelper.formats.internal.asn1.MalformedStreamException;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Octets of the content within a signed document, read as they go by. The OCTET STRING is one value, or in BER many
 * segments (X.690, 8.7).
 */
final class ContentOctets extends InputStream {
    private static final int CONSTRUCTED_OCTET_STRING = 0x24;

    private final Asn1Stream document;
    private final Deque<Asn1Stream.Frame> open = new ArrayDeque<>();
    private boolean isInSegment;

    /** @param document in front of the OCTET STRING; behind it when all octets have been read */
    ContentOctets(Asn1Stream document) throws IOException {
        this.document = document;
        begin();
    }

    private void begin() throws IOException {
        var frame = document.enter();
        isInSegment = frame.tag() == Der.OCTET_STRING;
        if (!isInSegment && frame.tag() != CONSTRUCTED_OCTET_STRING) {
            throw new MalformedStreamException("content is no OCTET STRING");
        }
        open.push(frame);
    }

    /** Goes on to the next segment that has octets; false at the end of the content. */
    private boolean hasMore() throws IOException {
        while (!open.isEmpty()) {
            if (document.isAtEndOf(open.element())) {
                document.leave(open.pop());
                isInSegment = false;
            } else if (isInSegment) {
                return true;
            } else {
                begin();
            }
        }
        return false;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        return hasMore() ? document.read(buffer, offset, length) : -1;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
