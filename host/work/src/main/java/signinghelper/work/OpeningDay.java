package signinghelper.work;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;

/** Day on which envelopes are to be opened, by the calendar of {@code zone}. */
public record OpeningDay(LocalDate date, ZoneId zone) {
    /** CAs advise to rehearse 48 hours before. */
    private static final int DAYS_BEFORE = 2;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    public OpeningDay {
        Objects.requireNonNull(date);
        Objects.requireNonNull(zone);
    }

    /**
     * Reads a date of ISO 8601 in the years {@value #FIRST_YEAR} to {@value #LAST_YEAR}, such as {@code 2026-12-24};
     * empty for anything else.
     */
    public static Optional<OpeningDay> parse(String text, ZoneId zone) {
        try {
            return Optional.of(LocalDate.parse(text.strip()))
                    .filter(date -> date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR)
                    .map(date -> new OpeningDay(date, zone));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Returns the day on which to rehearse again. */
    public LocalDate rehearsal() {
        return date.minusDays(DAYS_BEFORE);
    }

    /** Returns true from the day on which to rehearse again. */
    public boolean isNear(Instant now) {
        return !today(now).isBefore(rehearsal());
    }

    public boolean isPast(Instant now) {
        return today(now).isAfter(date);
    }

    private LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /** Returns true when a certificate ends before the day's last second; the hour of the opening is not known. */
    public boolean outlasts(X509Certificate certificate) {
        var lastSecond = date.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
        return certificate.getNotAfter().toInstant().isBefore(lastSecond);
    }
}
