package signinghelper.formats.pdf.internal.syntax;

import java.util.Objects;

/** A PDF file that cannot be read in exactly one way, for one {@link Reason}. */
public final class PdfSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    public enum Reason {
        MALFORMED,
        /** A key stands twice in one dictionary. */
        DOUBLE_KEY,
        ENCRYPTED,
        TOO_LARGE
    }

    private final Reason reason;

    public PdfSyntaxException(Reason reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public Reason reason() {
        return reason;
    }

    static PdfSyntaxException malformed(String detail) {
        return new PdfSyntaxException(Reason.MALFORMED, detail);
    }

    static PdfSyntaxException tooLarge(String detail) {
        return new PdfSyntaxException(Reason.TOO_LARGE, detail);
    }
}
