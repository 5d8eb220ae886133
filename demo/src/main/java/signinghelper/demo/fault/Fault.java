package signinghelper.demo.fault;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/**
 * Fault that keeps a user from logging in, as the page of faults names it. When two exclude each other, the later one
 * counts.
 */
public enum Fault {
    /** The portal's clock, which to the helper is the same as the computer's being off the other way. */
    CLOCK,
    PORTAL_FAULTY,
    PORTAL_UNREACHABLE,
    NO_TOKEN,
    PIN_LAST_TRY,
    PIN_LOCKED,
    CERTIFICATE_EXPIRED,
    /** The certificate ends within a month; nothing is kept from the user yet. */
    CERTIFICATE_ENDING,
    CERTIFICATE_REVOKED,
    NAME_MISMATCH,
    SEAL_NOT_UPGRADED,
    NOT_ENROLLED,
    /** The spare U-Key is plugged in instead of the one that bids are sealed to. */
    OTHER_TOKEN,
    /** The portal hands out envelopes without their end. */
    ENVELOPE_CUT,
    /** The portal hands out envelopes with a bit turned in the content of the first. */
    ENVELOPE_DAMAGED,
    /** The encryption key has another certificate since. */
    ENCRYPTION_RENEWED;

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
