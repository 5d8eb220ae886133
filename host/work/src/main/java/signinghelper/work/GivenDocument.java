package signinghelper.work;

import signinghelper.formats.document.Content;

import java.util.Objects;

/**
 * Document or envelope as an asker gave it, before it is read.
 *
 * @param title shown to the user, and named in a statement
 */
public record GivenDocument(String title, Content content) {
    public GivenDocument {
        Objects.requireNonNull(title);
        Objects.requireNonNull(content);
    }
}
