package signinghelper.formats.ofd.pages;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.ofd.internal.container.OfdException;
import signinghelper.formats.verification.Code;

/** Something on a page that is not drawn, or more than the limits of a page let. */
final class UndrawableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isLimit;

    private UndrawableException(@Nullable String message, boolean isLimit) {
        super(message);
        this.isLimit = isLimit;
    }

    /** @param element or attribute, as the standard calls it */
    static UndrawableException of(String element) {
        return new UndrawableException(element, false);
    }

    /** Tells of something broken, or larger than its limit. */
    static UndrawableException of(OfdException broken) {
        return new UndrawableException(broken.getMessage(), broken.finding().code() == Code.TOO_LARGE);
    }

    static UndrawableException beyond(String limit) {
        return new UndrawableException(limit, true);
    }

    /** Returns true when the page asks for more work or memory than the limits let. */
    public boolean isLimit() {
        return isLimit;
    }
}
