package signinghelper.window.pin;

import org.jspecify.annotations.Nullable;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;
import signinghelper.token.TokenInfo;

/**
 * Action of the user in the window that changes a PIN.
 *
 * @param token the chosen U-Key
 * @param pins null when the window was closed instead
 */
record PinChangeEntry(TokenInfo token, @Nullable Pins pins) {

    /** The current PIN, the new one, and the consent to the last try as the window showed it. */
    record Pins(Pin current, Pin fresh, LastTryConsent consent) implements AutoCloseable {
        @Override
        public void close() {
            current.close();
            fresh.close();
        }
    }
}
