package signinghelper.window.pin;

import signinghelper.prompt.OfferedKey;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;

/** What the person did in the PIN window, with the key that was chosen then. */
sealed interface PinEntry {
    OfferedKey key();

    /** Confirmed a PIN. */
    record Typed(OfferedKey key, Pin pin, LastTryConsent consent) implements PinEntry {}

    /** Is ready to enter the PIN on the U-Key. */
    record OnKey(OfferedKey key, LastTryConsent consent) implements PinEntry {}

    /** Wants to change the PIN first. */
    record Change(OfferedKey key) implements PinEntry {}

    /** Closed the window; also what stands for a page that ended the request. */
    record GivenUp(OfferedKey key) implements PinEntry {}
}
