package signinghelper.certificate;

import signinghelper.clock.KnownTime;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;

/** Validity of a certificate at a time (RFC 5280, 4.1.2.5; both ends are included). */
public enum Validity {
    VALID,
    NOT_YET_VALID,
    EXPIRED,
    /** The time is not known precisely enough to decide. */
    UNCERTAIN;

    /** Time before the end of validity from which the user is told to renew. */
    public static final Duration RENEWAL = Duration.ofDays(30);

    /** Day in China's time, as in pages and in the report, whatever zone a computer has. */
    public static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.of("Asia/Shanghai"));

    public static Validity of(X509Certificate certificate, KnownTime now) {
        var begin = certificate.getNotBefore().toInstant();
        var end = certificate.getNotAfter().toInstant();
        if (now.earliest().isAfter(end)) {
            return EXPIRED;
        }
        if (now.latest().isBefore(begin)) {
            return NOT_YET_VALID;
        }
        return now.earliest().isBefore(begin) || now.latest().isAfter(end) ? UNCERTAIN : VALID;
    }

    /**
     * Returns the whole days, at least, until it must have been renewed; empty when it ends later than {@link #RENEWAL},
     * and when it is not certain to be valid.
     */
    public static OptionalLong daysToRenew(X509Certificate certificate, KnownTime now) {
        var left = left(certificate, now);
        return of(certificate, now) == VALID && left.compareTo(RENEWAL) <= 0
                ? OptionalLong.of(left.toDays())
                : OptionalLong.empty();
    }

    /** Returns the minimum time for which it is still valid; negative after its end. */
    public static Duration left(X509Certificate certificate, KnownTime now) {
        return Duration.between(now.latest(), certificate.getNotAfter().toInstant());
    }
}
