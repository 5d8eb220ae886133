package signinghelper.formats.pdf.pages;

import java.util.Set;

/**
 * Order of path operators in content streams (ISO 32000-2, 8.5.1): a path is built, then clips or not, and is painted. Programs go different
 * ways where something else stands in between.
 */
final class PathOrder {
    private static final Set<String> BEGINNING = Set.of("m", "re");
    private static final Set<String> BUILDING = Set.of("m", "re", "l", "c", "v", "y");

    /** It closes nothing where no path is. */
    private static final String CLOSING = "h";

    private static final Set<String> CLIPPING = Set.of("W", "W*");
    private static final Set<String> PAINTING = Set.of("b", "b*", "B", "B*", "f", "f*", "F", "n", "s", "S");

    private enum State {
        OUTSIDE,
        PATH,
        CLIP
    }

    private State state = State.OUTSIDE;

    /** Goes on to the next operator, and returns true when it may stand there. */
    boolean allows(String operator) {
        if (PAINTING.contains(operator)) {
            state = State.OUTSIDE;
            return true;
        }
        var before = state;
        if (BEGINNING.contains(operator)) {
            state = State.PATH;
        } else if (CLIPPING.contains(operator)) {
            state = State.CLIP;
        }
        return switch (before) {
            case OUTSIDE -> state == State.PATH || !(BUILDING.contains(operator) || CLIPPING.contains(operator));
            case PATH -> BUILDING.contains(operator) || CLOSING.equals(operator) || CLIPPING.contains(operator);
            case CLIP -> false;
        };
    }
}
