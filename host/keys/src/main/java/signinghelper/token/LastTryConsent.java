package signinghelper.token;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

/**
 * Consent of the user to use the last try, valid for exactly one state of the PIN.
 *
 * <p>A window that shows a last try and has the user's consent passes {@link #to} with the state that it showed;
 * any other passes {@link #NONE}. The driver reads the state again immediately before it presents the PIN. It refuses
 * with {@code PIN_LAST_TRY} when that is a last try in another state; the window then shows the new state and asks.
 *
 * @param agreed the state that the user has seen; null without consent
 */
public record LastTryConsent(@Nullable PinState agreed) {
    /** No consent: a last try is refused. */
    public static final LastTryConsent NONE = new LastTryConsent(null);

    public LastTryConsent {
        if (agreed != null && !agreed.lastTry()) {
            throw new IllegalArgumentException("no last try to agree to");
        }
    }

    /**
     * Creates the consent to the last try of {@code seen}.
     *
     * @throws IllegalArgumentException if that state is not a last try
     */
    public static LastTryConsent to(PinState seen) {
        return new LastTryConsent(seen);
    }

    /**
     * Refuses when no PIN may be presented.
     *
     * @param now state read immediately before the PIN is presented
     * @throws Refusal {@code PIN_LOCKED}; {@code PIN_LAST_TRY} when {@code now} is a last try and not the agreed
     *     one
     */
    public void requireFor(PinState now) throws Refusal {
        if (now.locked()) {
            throw Refusal.of(ErrorCode.PIN_LOCKED);
        }
        if (now.lastTry() && !now.equals(agreed)) {
            throw Refusal.of(ErrorCode.PIN_LAST_TRY);
        }
    }
}
