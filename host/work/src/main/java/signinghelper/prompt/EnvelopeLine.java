package signinghelper.prompt;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.statement.Statement.Outcome;

import java.util.Objects;

/**
 * An envelope in the window's list.
 *
 * @param title from the asker
 * @param size octets of encrypted content
 * @param recipients number of certificates that it is encrypted to; 0 where it cannot be read
 * @param outcome null before it is tried
 */
public record EnvelopeLine(
        String title, long size, int recipients, @Nullable Outcome outcome) {

    /** Creates the line of an envelope that was not tried yet. */
    public EnvelopeLine(String title, long size, int recipients) {
        this(title, size, recipients, null);
    }

    /** Returns the line of the same envelope with its outcome. */
    public EnvelopeLine with(Outcome ended) {
        return new EnvelopeLine(title, size, recipients, ended);
    }

    public EnvelopeLine {
        Objects.requireNonNull(title);
        if (size < 0 || recipients < 0) {
            throw new IllegalArgumentException("no envelope");
        }
    }
}
