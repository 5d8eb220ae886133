package signinghelper.certificate;

import signinghelper.clock.KnownTime;

import java.security.cert.X509Certificate;
import java.time.Duration;

/** Validity of a certificate at a time (RFC 5280, 4.1.2.5; both ends are included). */
public enum Validity {
    VALID,
    NOT_YET_VALID,
    EXPIRED,
    /** The time is not known precisely enough to decide. */
    UNCERTAIN;

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

    /** Returns the minimum time for which it is still valid; negative after its end. */
    public static Duration left(X509Certificate certificate, KnownTime now) {
        return Duration.between(now.latest(), certificate.getNotAfter().toInstant());
    }
}
