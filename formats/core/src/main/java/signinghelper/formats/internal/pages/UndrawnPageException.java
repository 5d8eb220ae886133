package signinghelper.formats.internal.pages;

import java.io.IOException;

/** A page that is shown as a grey one, since nothing of it can be drawn. */
public final class UndrawnPageException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Reason why a page is not drawn. */
    public enum Reason {
        /** It is broken, or its format draws a page whole or not at all. */
        CONTENT,
        /** It asks for more time or memory than a page gets. */
        LIMIT
    }

    private final Reason reason;

    public UndrawnPageException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public UndrawnPageException(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
