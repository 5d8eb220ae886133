package signinghelper.profile;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/**
 * Value that others can change without notice, with its source and the date when it was last verified.
 *
 * @param source a page's address or a document's title, to verify it again
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
