package signinghelper.formats.pdf.internal.syntax;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Small objects of a file that were read last, by position, of a bounded length together. All revisions of a document share them,
 * so that an object is not read once for each signature.
 */
final class RecentObjects {
    private static final int MAX_OCTETS = 1 << 18;
    private static final int LONGEST = 1 << 15;

    private final Map<Long, IndirectObject> recent = new LinkedHashMap<>(16, 0.75f, true);
    private int octets;

    /**
     * Returns the object at a position.
     *
     * @param end of the revision, within which it has to lie
     */
    Optional<IndirectObject> at(long position, long end) {
        return Optional.ofNullable(recent.get(position))
                .filter(object -> object.place().to() <= end);
    }

    /** Keeps an object for a while; no stream, whose length may be another object, which changes. */
    void keep(long position, IndirectObject object) {
        var length = object.place().to() - position;
        if (length > LONGEST || object.value() instanceof PdfValue.Stream || recent.containsKey(position)) {
            return;
        }
        recent.put(position, object);
        octets += (int) length;
        var eldest = recent.entrySet().iterator();
        while (octets > MAX_OCTETS) {
            var gone = eldest.next();
            octets -= (int) (gone.getValue().place().to() - gone.getKey());
            eldest.remove();
        }
    }
}
