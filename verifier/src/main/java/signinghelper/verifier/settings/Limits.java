package signinghelper.verifier.settings;

import org.jspecify.annotations.Nullable;

/**
 * Bounds of what a request may cost.
 *
 * @param documentBytes largest document, content or signature
 * @param documentSeconds time for the judgement of one document; after it the verdict is open
 * @param bodySeconds time for the whole body of a request, and for silence on a connection; after it the request is refused
 * @param uploadsAtOnce requests with documents that are held at the same time; others wait a moment, then are refused
 * @param stopSeconds time that requests under way get when the service ends
 */
public record Limits(
        Integer documentBytes,
        Integer documentSeconds,
        Integer bodySeconds,
        Integer uploadsAtOnce,
        Integer stopSeconds) {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int USUAL_MEBIBYTES = 20;
    private static final int MOST_MEBIBYTES = 256;
    private static final int USUAL_SECONDS = 20;
    private static final int USUAL_BODY_SECONDS = 30;
    private static final int MOST_SECONDS = 600;
    private static final int USUAL_AT_ONCE = 4;
    private static final int MOST_AT_ONCE = 64;

    public Limits(
            @Nullable Integer documentBytes,
            @Nullable Integer documentSeconds,
            @Nullable Integer bodySeconds,
            @Nullable Integer uploadsAtOnce,
            @Nullable Integer stopSeconds) {
        this.documentBytes = Texts.between(
                "limits.documentBytes", documentBytes, USUAL_MEBIBYTES * MEBIBYTE, 1024, MOST_MEBIBYTES * MEBIBYTE);
        this.documentSeconds = Texts.between("limits.documentSeconds", documentSeconds, USUAL_SECONDS, 1, MOST_SECONDS);
        this.bodySeconds = Texts.between("limits.bodySeconds", bodySeconds, USUAL_BODY_SECONDS, 1, MOST_SECONDS);
        this.uploadsAtOnce = Texts.between("limits.uploadsAtOnce", uploadsAtOnce, USUAL_AT_ONCE, 1, MOST_AT_ONCE);
        this.stopSeconds = Texts.between("limits.stopSeconds", stopSeconds, USUAL_SECONDS, 0, MOST_SECONDS);
    }
}
