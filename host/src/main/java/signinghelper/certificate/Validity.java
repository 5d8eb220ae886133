package signinghelper.certificate;

import signinghelper.clock.KnownTime;

import java.security.cert.X509Certificate;
import java.time.Duration;

/** Where a certificate stands in its validity (RFC 5280, 4.1.2.5; both ends are included). */
public enum Validity {
    VALID,
    NOT_YET_VALID,
    EXPIRED,
    /** The time is not known well enough to tell. */
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

    /** How long it may still be valid at the least; negative after its end. */
    public static Duration left(X509Certificate certificate, KnownTime now) {
        return Duration.between(now.latest(), certificate.getNotAfter().toInstant());
    }
}
