package signinghelper.inspection;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/**
 * Result of a file's inspection.
 *
 * @param encoding null when the file is not text
 * @param size in bytes
 * @param whole false when the file is too large, or its kind too unusual, to be inspected completely
 * @param faults each once, in the order of the enumeration
 */
public record Inspection(
        FileKind kind, @Nullable TextEncoding encoding, long size, boolean whole, List<FileFault> faults) {

    public Inspection {
        Objects.requireNonNull(kind);
        if (size < 0 || (encoding != null) != kind.isText()) {
            throw new IllegalArgumentException(kind + " of " + size + " bytes in " + encoding);
        }
        faults = List.copyOf(distinct(faults));
    }

    private static Collection<FileFault> distinct(List<FileFault> faults) {
        var found = EnumSet.noneOf(FileFault.class);
        found.addAll(faults);
        return found;
    }

    /** Returns the probable cause: that of the worst fault. */
    public Cause cause() {
        return faults.stream()
                .map(FileFault::cause)
                .max(Comparator.naturalOrder())
                .orElse(Cause.NONE);
    }
}
