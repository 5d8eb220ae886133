package signinghelper.token.bridge;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Frames between host and bridge: one byte for the kind, a 32-bit big-endian length, then the body of 1 to 1,048,576
 * bytes. One thread reads; any may write.
 */
final class FrameStream {
    private static final int MAX_BODY_BYTES = 1024 * 1024;
    /** Size of {@link java.io.BufferedOutputStream}, by which Java writes to a child. */
    private static final int MOST_BUFFERED = 8192;

    private final DataInputStream in;
    private final OutputStream out;

    FrameStream(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = out;
    }

    /**
     * Blocks until the next frame that is not blank and returns it.
     *
     * @return empty when the other side has closed the pipe between two frames
     * @throws IOException if the pipe fails, or the bytes are not a frame
     */
    Optional<Frame> read() throws IOException {
        var frame = readAny();
        while (frame.isPresent() && frame.get().kind() == Frame.Kind.BLANK) {
            frame = readAny();
        }
        return frame;
    }

    private Optional<Frame> readAny() throws IOException {
        var code = in.read();
        if (code < 0) {
            return Optional.empty();
        }
        var kind = Frame.Kind.of(code).orElseThrow(() -> new IOException("no frame: kind " + code));
        var length = in.readInt();
        if (length < 1 || length > MAX_BODY_BYTES) {
            throw new IOException("no frame: " + Integer.toUnsignedString(length) + " bytes");
        }
        // Unlike readFully, readNBytes allocates only for bytes that arrive, so a wrong length does no harm.
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("frame cut short after " + body.length + " of " + length + " bytes");
        }
        return Optional.of(new Frame(kind, body));
    }

    /**
     * Sends a secret, and overwrites it in the buffer that Java has before a pipe; what is longer goes past that.
     *
     * @throws IOException as {@link #write}
     */
    void writeSecret(byte[] secret) throws IOException {
        write(new Frame(Frame.Kind.SECRET, secret));
        if (secret.length < MOST_BUFFERED) {
            write(new Frame(Frame.Kind.BLANK, new byte[secret.length]));
        }
    }

    /**
     * Sends a frame and flushes it. Leaves no copy of the body except in the buffers of the pipe itself.
     *
     * @throws IOException if the pipe fails or the frame is too large
     */
    synchronized void write(Frame frame) throws IOException {
        var body = frame.body();
        if (body.length > MAX_BODY_BYTES) {
            throw new IOException("a frame of " + body.length + " bytes");
        }
        var bytes = ByteBuffer.allocate(1 + Integer.BYTES + body.length)
                .put(frame.kind().code())
                .putInt(body.length)
                .put(body)
                .array();
        try {
            out.write(bytes);
            out.flush();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
