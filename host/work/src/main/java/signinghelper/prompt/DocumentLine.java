package signinghelper.prompt;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Content;

import java.util.Objects;
import java.util.Optional;

/**
 * A document in the window's list.
 *
 * @param title from the page
 * @param mediaType from the page, never trusted
 * @param digest hash of the content, in hexadecimal, with the name of the function in front
 * @param content null when the page gave only a digest: it is then marked as not seen here
 * @param isSealed true when the document will show the user's seal
 */
public record DocumentLine(
        String title,
        String mediaType,
        String digest,
        @Nullable Content content,
        boolean isSealed) {
    public DocumentLine {
        Objects.requireNonNull(title);
        Objects.requireNonNull(mediaType);
        Objects.requireNonNull(digest);
    }

    public Optional<Content> seenHere() {
        return Optional.ofNullable(content);
    }
}
