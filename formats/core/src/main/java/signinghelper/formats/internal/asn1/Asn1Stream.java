package signinghelper.formats.internal.asn1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Walk through BER and DER (X.690) that is too large for memory. Lengths must be in their shortest form, or indefinite.
 * No value may be longer than the value that contains it.
 */
public final class Asn1Stream implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    /** Four octets of tag, nine of length, and some more. */
    private static final int MOST_IN_HEADER = 16;

    private static final int MAX_DEPTH = 32;
    private static final long NO_LIMIT = Long.MAX_VALUE;

    /**
     * A value whose inside is being read.
     *
     * @param tag first octet of the tag
     * @param end position behind the value; {@link #INDEFINITE} where two zero octets end it
     */
    public record Frame(int tag, long end) {
        private static final long INDEFINITE = -1;

        boolean isIndefinite() {
            return end == INDEFINITE;
        }
    }

    private final InputStream in;
    private final Deque<Long> limits = new ArrayDeque<>();
    private long position;

    /** @param in from its start; closed with this */
    public Asn1Stream(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.limits.push(NO_LIMIT);
    }

    /** Octets of the value at the walk's position; {@link Long#MAX_VALUE} when their number is not known. */
    public long rest() {
        var limit = limits.element();
        return limit == NO_LIMIT ? NO_LIMIT : limit - position;
    }

    /**
     * Reads the header of the next value and goes inside.
     *
     * @throws MalformedStreamException if no header follows, or the value is longer than the value that contains it
     */
    public Frame enter() throws IOException {
        if (limits.size() > MAX_DEPTH) {
            throw new MalformedStreamException("too deep");
        }
        var header = header();
        skip(header.contentFrom());
        if (header.isIndefinite()) {
            limits.push(limits.element());
            return new Frame(header.tag(), Frame.INDEFINITE);
        }
        if (header.length() > rest()) {
            throw new MalformedStreamException("longer than what it lies in");
        }
        if (header.length() > NO_LIMIT - position) {
            throw new MalformedStreamException("longer than anything can be");
        }
        limits.push(position + header.length());
        return new Frame(header.tag(), position + header.length());
    }

    /** Enters a value with a certain tag. */
    public Frame enter(int tag) throws IOException {
        var frame = enter();
        if (frame.tag() != tag) {
            throw new MalformedStreamException("tag " + frame.tag() + " in the place of " + tag);
        }
        return frame;
    }

    /** Returns true when everything inside has been read. */
    public boolean isAtEndOf(Frame frame) throws IOException {
        return frame.isIndefinite() ? isAtEndOfContents() : position == frame.end();
    }

    /**
     * Goes behind a value.
     *
     * @throws MalformedStreamException if the value has further content
     */
    public void leave(Frame frame) throws IOException {
        if (!isAtEndOf(frame)) {
            throw new MalformedStreamException("more inside than should be");
        }
        limits.pop();
        if (frame.isIndefinite()) {
            skip(2);
        }
    }

    /** Reads octets of the value at the walk's position; -1 at its end. */
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var most = (int) Math.min(length, rest());
        if (most == 0) {
            return -1;
        }
        var count = in.read(buffer, offset, most);
        if (count < 0) {
            throw new MalformedStreamException("cut short");
        }
        position += count;
        return count;
    }

    /**
     * Copies the next value unchanged.
     *
     * @throws MalformedStreamException if {@code out} would grow beyond {@code most} bytes
     */
    public void copy(ByteArrayOutputStream out, int most) throws IOException {
        var start = peek(header().contentFrom());
        var frame = enter();
        append(out, start, most);
        if (frame.isIndefinite()) {
            while (!isAtEndOf(frame)) {
                copy(out, most);
            }
            append(out, new byte[2], most);
        } else {
            if (rest() > most - out.size()) {
                throw new MalformedStreamException("more than " + most + " bytes");
            }
            append(out, octets((int) rest()), most);
        }
        leave(frame);
    }

    /** Returns true when nothing follows. */
    public boolean isAtEnd() throws IOException {
        return peek(1).length == 0;
    }

    private static void append(ByteArrayOutputStream out, byte[] part, int most) throws IOException {
        if (part.length > most - out.size()) {
            throw new MalformedStreamException("more than " + most + " bytes");
        }
        out.write(part);
    }

    private byte[] octets(int count) throws IOException {
        var octets = in.readNBytes(count);
        if (octets.length < count) {
            throw new MalformedStreamException("cut short");
        }
        position += count;
        return octets;
    }

    private Asn1Header header() throws IOException {
        var start = peek((int) Math.min(MOST_IN_HEADER, rest()));
        try {
            var header = Asn1Header.read(start, 0, start.length);
            if (!header.isShortest()) {
                throw new MalformedStreamException("length not in its shortest form");
            }
            return header;
        } catch (MalformedAsn1Exception e) {
            throw new MalformedStreamException("no header", e);
        }
    }

    private boolean isAtEndOfContents() throws IOException {
        // Not beyond the value of known length that this one lies in.
        var next = peek((int) Math.min(2, rest()));
        return next.length == 2 && next[0] == 0 && next[1] == 0;
    }

    /** Returns the first octet of the value that comes next, which is its tag; -1 where none follows. */
    public int nextTag() throws IOException {
        var next = peek((int) Math.min(1, rest()));
        return next.length == 0 ? -1 : Byte.toUnsignedInt(next[0]);
    }

    private byte[] peek(int count) throws IOException {
        in.mark(MOST_IN_HEADER);
        var next = in.readNBytes(count);
        in.reset();
        return next;
    }

    private void skip(int count) throws IOException {
        octets(count);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
