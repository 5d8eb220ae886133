package signinghelper.formats.internal.pages;

import java.io.IOException;

/** A page that is shown as a grey one, since a part of it alone could mislead. */
public final class UndrawnPageException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Reason why a page is not drawn. */
    public enum Reason {
        /** Something on it is of a kind that is not drawn, or broken. */
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
