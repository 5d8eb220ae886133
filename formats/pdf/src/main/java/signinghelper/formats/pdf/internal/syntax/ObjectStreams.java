package signinghelper.formats.pdf.internal.syntax;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Decoded object streams that were used last, by offset, of a bounded length together. */
final class ObjectStreams {
    private static final int MAX_OCTETS = 32 << 20;

    private final Map<Long, ObjectStream> recent = new LinkedHashMap<>(16, 0.75f, true);
    private int octets;

    @Nullable
    ObjectStream get(long offset) {
        return recent.get(offset);
    }

    void put(long offset, ObjectStream stream) {
        recent.put(offset, stream);
        octets += stream.size();
        var eldest = recent.values().iterator();
        while (octets > MAX_OCTETS) {
            octets -= eldest.next().size();
            eldest.remove();
        }
    }
}
