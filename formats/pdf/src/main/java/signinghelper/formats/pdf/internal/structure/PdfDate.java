package signinghelper.formats.pdf.internal.structure;

import signinghelper.formats.pdf.internal.syntax.PdfValue;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Date in a PDF document (ISO 32000-2, 7.9.4). */
public final class PdfDate {
    private static final Pattern DATE = Pattern.compile(
            "D:(\\d{4})(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(?:Z(?:00'?00'?)?|([+-])(\\d{2})'?(?:(\\d{2})'?)?)?");

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("'D:'uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private PdfDate() {}

    /** Returns an instant as a date in UTC, in whole seconds. */
    public static String write(Instant time) {
        return WRITTEN.format(time);
    }

    /** Returns the instant; empty when it is none, or has no zone, so that nobody knows when it was. */
    public static Optional<Instant> read(PdfValue value) {
        if (!(value instanceof PdfValue.Text text)) {
            return Optional.empty();
        }
        var written = new String(text.octets().toArray(), StandardCharsets.ISO_8859_1);
        var match = DATE.matcher(written);
        if (!match.matches() || (match.group(7) == null && !written.contains("Z"))) {
            return Optional.empty();
        }
        try {
            var local = LocalDateTime.of(
                    number(match, 1, 0),
                    number(match, 2, 1),
                    number(match, 3, 1),
                    number(match, 4, 0),
                    number(match, 5, 0),
                    number(match, 6, 0));
            return Optional.of(local.toInstant(zone(match)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZoneOffset zone(Matcher match) {
        var sign = "-".equals(match.group(7)) ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(match, 8, 0), sign * number(match, 9, 0));
    }

    private static int number(Matcher match, int group, int otherwise) {
        return match.group(group) == null ? otherwise : Integer.parseInt(match.group(group));
    }
}
