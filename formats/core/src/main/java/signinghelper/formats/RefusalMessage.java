package signinghelper.formats;

import org.jspecify.annotations.Nullable;

/** Message of a refusal, for the portal's log and its developers: reason, sentence, and the innermost cause. */
public final class RefusalMessage {
    private static final int MOST_LINKS = 10;

    private RefusalMessage() {}

    /** Writes a message, e.g. {@code CERTIFICATE_UNTRUSTED: No chain … (Certificate has unsupported critical extension)}. */
    public static String of(Enum<?> reason, String sentence, @Nullable String detail) {
        return reason.name() + ": " + sentence + (detail == null ? "" : " (" + detail + ")");
    }

    /** Writes a message with the message of the innermost cause as its detail. */
    public static String of(Enum<?> reason, String sentence, Throwable cause) {
        var innermost = cause;
        for (var links = 0; links < MOST_LINKS && innermost.getCause() != null; links++) {
            innermost = innermost.getCause();
        }
        return of(reason, sentence, innermost.getMessage());
    }
}
