package signinghelper.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** A time in a request: ISO 8601 in UTC, in whole seconds. */
final class UtcTime {
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");

    private UtcTime() {}

    /** Reads it; throws {@link IllegalArgumentException} for anything else. */
    static Instant parse(String text) {
        try {
            if (FORM.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            // Refused below: a day that no calendar has.
        }
        throw new IllegalArgumentException("not a time");
    }
}
