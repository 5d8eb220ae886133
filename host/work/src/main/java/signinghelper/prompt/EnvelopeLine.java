package signinghelper.prompt;

import java.util.Objects;

/**
 * An envelope in the window's list.
 *
 * @param title from the asker
 * @param size octets of encrypted content
 * @param recipients number of certificates that it is encrypted to; 0 where it cannot be read
 */
public record EnvelopeLine(String title, long size, int recipients) {
    public EnvelopeLine {
        Objects.requireNonNull(title);
        if (size < 0 || recipients < 0) {
            throw new IllegalArgumentException("no envelope");
        }
    }
}
