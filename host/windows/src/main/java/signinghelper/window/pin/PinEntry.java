package signinghelper.window.pin;

import signinghelper.prompt.OfferedKey;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Pin;

/** Action of the user in the PIN window, with the key that was selected at that time. */
sealed interface PinEntry {
    OfferedKey key();

    /** Confirmed a PIN. */
    record Typed(OfferedKey key, Pin pin, LastTryConsent consent) implements PinEntry {}

    /** The user is ready to enter the PIN on the U-Key. */
    record OnKey(OfferedKey key, LastTryConsent consent) implements PinEntry {}

    /** The user wants to change the PIN first. */
    record Change(OfferedKey key) implements PinEntry {}

    /** The user closed the window; also used when a page ended the request. */
    record GivenUp(OfferedKey key) implements PinEntry {}
}
