package signinghelper.installation;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * The current copy, and the one before to go back to. Both are in one file, a line each, so that they change together.
 *
 * @param previous copy before; null when absent
 */
public record Pointer(ProgramCopy current, @Nullable ProgramCopy previous) {

    /**
     * Parses a pointer; empty when {@code text} names no copy in its first line. A second line that names none counts
     * as missing.
     */
    static Optional<Pointer> parse(String text) {
        var lines = text.lines().toList();
        return lines.stream().findFirst().flatMap(ProgramCopy::named).map(current -> {
            var previous =
                    lines.size() < 2 ? null : ProgramCopy.named(lines.get(1)).orElse(null);
            return new Pointer(current, previous);
        });
    }

    String toText() {
        return current.folderName() + "\n" + (previous == null ? "" : previous.folderName() + "\n");
    }

    /** Returns a pointer with the copy before as the current one; empty when absent. */
    Optional<Pointer> back() {
        return Optional.ofNullable(previous).map(before -> new Pointer(before, current));
    }

    boolean names(ProgramCopy copy) {
        return copy.equals(current) || copy.equals(previous);
    }
}
