package signinghelper.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Frames made by hand, right and wrong ones. */
public final class Frame {
    private Frame() {}

    public static byte[] of(String json) {
        return of(json.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] of(byte[] body) {
        return announcing(body.length, body);
    }

    /** Returns a header with the length {@code length}, followed by any body. */
    public static byte[] announcing(int length, byte[] body) {
        return ByteBuffer.allocate(Integer.BYTES + body.length)
                .order(ByteOrder.nativeOrder())
                .putInt(length)
                .put(body)
                .array();
    }
}
