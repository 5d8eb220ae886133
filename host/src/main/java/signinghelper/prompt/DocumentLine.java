package signinghelper.prompt;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.Content;

import java.util.Objects;
import java.util.Optional;

/**
 * A document as the window lists it.
 *
 * @param title from the page
 * @param mediaType from the page, believed for nothing
 * @param digest hash of the content, in hexadecimal, with the name of the function in front
 * @param content null when the page gave only a digest: then it is marked as not seen here
 */
public record DocumentLine(
        String title,
        String mediaType,
        String digest,
        @Nullable Content content) {
    public DocumentLine {
        Objects.requireNonNull(title);
        Objects.requireNonNull(mediaType);
        Objects.requireNonNull(digest);
    }

    public Optional<Content> seenHere() {
        return Optional.ofNullable(content);
    }
}
