package signinghelper.formats.verification;

import java.util.List;

/**
 * Extent of a signature over its document.
 *
 * @param uncovered names of parts outside the signature; empty when it covers everything
 */
public record Coverage(List<String> uncovered) {

    /** Coverage of the whole document. */
    public static final Coverage ALL = new Coverage(List.of());

    public Coverage {
        uncovered = List.copyOf(uncovered);
    }

    public boolean isAll() {
        return uncovered.isEmpty();
    }
}
