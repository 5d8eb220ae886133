package signinghelper.formats.revocation;

import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A CA's statement about the revocation of one certificate.
 *
 * @param since when it was revoked, put on hold or, if earlier, invalid (RFC 5280, 5.3.2); null exactly for {@code GOOD}
 * @param thisUpdate when the CA knew it to be so
 * @param nextUpdate when it says more at the latest; null where it does not tell
 */
public record RevocationStatus(
        State state,
        @Nullable Instant since,
        Instant thisUpdate,
        @Nullable Instant nextUpdate) {
    /** An answer of a CA whose clock is a little fast is still accepted. */
    private static final Duration FAST = Duration.ofMinutes(5);

    /** RFC 6960, 4.2.2.1: without {@code nextUpdate} newer information is available all the time. */
    private static final Duration WITHOUT_END = Duration.ofDays(1);

    /** State of a certificate in the CA's statement. */
    public enum State {
        GOOD,
        /** {@code certificateHold} (RFC 5280, 5.3.1): it may be taken off again. */
        ON_HOLD,
        REVOKED
    }

    public RevocationStatus {
        Objects.requireNonNull(thisUpdate);
        if ((state == State.GOOD) != (since == null)) {
            throw new IllegalArgumentException(state + " since " + since);
        }
    }

    /**
     * Returns true when the status is reliable: a revocation stays valid at any age (RFC 5280, 5.3.1); other answers
     * must be current.
     */
    public boolean counts(Moment now) {
        return state == State.REVOKED || isCurrent(now);
    }

    /** Returns true when the certificate was revoked, or on hold, at {@code time} or before. */
    public boolean isSince(Instant time) {
        return since != null && !since.isAfter(time);
    }

    /** Returns true when the statement may already, and may still, be valid at {@code now}. */
    public boolean isCurrent(Moment now) {
        var end = nextUpdate == null ? thisUpdate.plus(WITHOUT_END) : nextUpdate;
        return now.mayBeWithin(thisUpdate.minus(FAST), end);
    }

    /**
     * Returns false for silence about a certificate that had ended: a CA takes it off its lists (RFC 5280, 3.3), and a responder may
     * forget it (RFC 6960, 4.4.4).
     *
     * @param kept extension that tells since when the CA keeps those that end; null without one
     */
    boolean covers(X509Certificate asked, @Nullable Extension kept) throws RevocationUnknownException {
        var end = asked.getNotAfter().toInstant();
        if (state != State.GOOD || !thisUpdate.isAfter(end)) {
            return true;
        }
        var since = ListEntry.time(kept);
        return since != null && !since.isAfter(end);
    }
}
