package signinghelper.work;

import signinghelper.formats.document.Content;

import java.util.Objects;

/**
 * Document or envelope as an asker gave it, before it is read.
 *
 * @param title shown to the user, and named in a statement
 * @param isOwn true for an envelope that the helper made itself
 */
public record GivenDocument(String title, Content content, boolean isOwn) {
    public GivenDocument {
        Objects.requireNonNull(title);
        Objects.requireNonNull(content);
    }

    /** Creates one that was there before. */
    public GivenDocument(String title, Content content) {
        this(title, content, false);
    }
}
