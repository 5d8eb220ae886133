package signinghelper.content;

import signinghelper.formats.algorithm.Bytes;

import java.io.IOException;

/** Result in a private place, which its page fetches part by part. */
final class OutgoingContent {
    private static final int PART_BYTES = 512 * 1024;

    private final Waiting waiting;
    private final long size;
    private long handedOver;

    /** Private place of a result. */
    interface Waiting {

        /** Returns the octets that follow those of the last call, as many as asked for unless the end is reached. */
        byte[] next(int count) throws IOException;

        /** Removes it. */
        void remove();
    }

    OutgoingContent(Waiting waiting, long size) {
        this.waiting = waiting;
        this.size = size;
    }

    long size() {
        return size;
    }

    /** Returns true if the next part begins at {@code offset}. */
    boolean isNext(long offset) {
        return offset == handedOver && handedOver < size;
    }

    ContentStore.Part next() throws IOException {
        var part = waiting.next(PART_BYTES);
        handedOver += part.length;
        return new ContentStore.Part(Bytes.copyOf(part), handedOver == size);
    }

    void remove() {
        waiting.remove();
    }
}
