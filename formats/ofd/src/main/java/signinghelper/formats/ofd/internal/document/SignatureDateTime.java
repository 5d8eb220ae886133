package signinghelper.formats.ofd.internal.document;

import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Finding;
import signinghelper.formats.verification.SigningTime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Time that a description writes beside the signature, in the spellings of the field: with blank or T, with or without
 * hyphens, with or without a zone. Most write China's time, some of them with a Z behind it.
 */
final class SignatureDateTime {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final List<DateTimeFormatter> SPELLINGS = Stream.of(
                    "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy/MM/dd HH:mm:ss", "yyyyMMddHHmmss")
            .map(SignatureDateTime::spelling)
            .toList();

    /** Time that a signer takes between both. */
    private static final Duration SAME = Duration.ofMinutes(1);

    private SignatureDateTime() {}

    private static DateTimeFormatter spelling(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                .optionalStart()
                .appendOffset("+HH:MM", "Z")
                .optionalEnd()
                .toFormatter(Locale.ROOT);
    }

    /** Returns a remark when the text says another time than the signature; the signature's own time counts. */
    static List<Finding> findings(String text, SigningTime time) {
        var claimed = time.claimed();
        if (text.isEmpty() || claimed == null) {
            return List.of();
        }
        return readings(text).stream()
                        .anyMatch(reading ->
                                Duration.between(reading, claimed).abs().compareTo(SAME) <= 0)
                ? List.of()
                : List.of(Finding.of(Code.TIME_DIFFERS, "text", text));
    }

    /** Returns the times that a text can mean, the likeliest first; empty when it is in no known spelling. */
    static List<Instant> readings(String text) {
        return SPELLINGS.stream()
                .flatMap(spelling -> parse(spelling, text).stream())
                .findFirst()
                .map(SignatureDateTime::readings)
                .orElse(List.of());
    }

    private static List<Instant> readings(OffsetDateTime written) {
        var asWritten = written.toInstant();
        var asLocal = written.toLocalDateTime().toInstant(CHINA);
        return asWritten.equals(asLocal) ? List.of(asWritten) : List.of(asWritten, asLocal);
    }

    private static Optional<OffsetDateTime> parse(DateTimeFormatter spelling, String text) {
        try {
            var parsed = spelling.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    parsed instanceof OffsetDateTime zoned ? zoned : ((LocalDateTime) parsed).atOffset(CHINA));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
