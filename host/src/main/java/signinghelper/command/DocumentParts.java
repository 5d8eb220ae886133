package signinghelper.command;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Stream of a signed document that goes out in parts of 512 KiB. */
final class DocumentParts extends OutputStream {
    private static final int PART_BYTES = 512 * 1024;

    /** Receiver of the parts. */
    interface Receiver {
        void take(long offset, boolean last, byte[] part);
    }

    private final Receiver receiver;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private long offset;

    DocumentParts(Receiver receiver) {
        this.receiver = receiver;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        for (var at = from; at < from + length; ) {
            if (part.size() == PART_BYTES) {
                send(false);
            }
            var count = Math.min(from + length - at, PART_BYTES - part.size());
            part.write(bytes, at, count);
            at += count;
        }
    }

    private void send(boolean last) {
        receiver.take(offset, last, part.toByteArray());
        offset += part.size();
        part.reset();
    }

    /** Sends the last part. */
    @Override
    public void close() {
        send(true);
    }
}
