package signinghelper.protocol;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Native-messaging frames: a 32-bit length in the machine's byte order, then that many bytes of UTF-8 JSON.
 *
 * <p>Reading belongs to one thread. {@link #write} may be called from any thread; frames never interleave.
 */
public final class NativeMessageStream {
    /** Limit in both directions. Chromium closes the connection when the host sends one byte more. */
    public static final int MAX_FRAME_BYTES = 1024 * 1024;

    private final DataInputStream in;
    private final OutputStream out;
    private boolean stopped;

    public NativeMessageStream(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = out;
    }

    /**
     * Blocks until the next frame and returns it.
     *
     * @return its bytes, or empty when the other side has closed the pipe between two frames
     * @throws BrokenFrameException if a frame is cut short or its length is outside 1 to 1,048,576
     * @throws IOException if the pipe fails
     */
    public Optional<byte[]> read() throws IOException {
        var header = in.readNBytes(Integer.BYTES);
        if (header.length == 0) {
            return Optional.empty();
        }
        if (header.length < Integer.BYTES) {
            throw new BrokenFrameException("length cut short after " + header.length + " bytes");
        }
        var length = ByteBuffer.wrap(header).order(ByteOrder.nativeOrder()).getInt();
        if (length < 1 || length > MAX_FRAME_BYTES) {
            throw new BrokenFrameException("frame of " + Integer.toUnsignedString(length) + " bytes");
        }
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new BrokenFrameException("frame cut short after " + body.length + " of " + length + " bytes");
        }
        return Optional.of(body);
    }

    /**
     * Sends one frame and flushes it.
     *
     * @throws IllegalArgumentException if the frame is larger than a browser accepts
     * @throws IOException if the pipe fails or {@link #stopWriting} has been called
     */
    public synchronized void write(byte[] body) throws IOException {
        if (body.length > MAX_FRAME_BYTES) {
            throw new IllegalArgumentException("a reply of " + body.length + " bytes is more than a browser accepts");
        }
        if (stopped) {
            throw new IOException("nothing is written any more");
        }
        var frame = ByteBuffer.allocate(Integer.BYTES + body.length).order(ByteOrder.nativeOrder());
        out.write(frame.putInt(body.length).put(body).array());
        out.flush();
    }

    /** Makes {@link #write} fail from now on; a frame that is being written is completed first. */
    public synchronized void stopWriting() {
        stopped = true;
    }
}
