package signinghelper.profile;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/**
 * Something that others can change without telling: with where it was found and when it was last seen to be right.
 *
 * @param source a page's address or a document's title, for whoever looks again
 * @param date ISO 8601, e.g. {@code 2026-11-24}
 */
public record Dated<T>(T value, String source, String date) {
    public Dated {
        Objects.requireNonNull(value);
        if (source.isBlank()) {
            throw new IllegalArgumentException("profile: source");
        }
        try {
            LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("profile: date", e);
        }
    }
}
