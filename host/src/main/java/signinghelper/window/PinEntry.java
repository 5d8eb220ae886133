package signinghelper.window;

import org.jspecify.annotations.Nullable;
import signinghelper.prompt.OfferedKey;
import signinghelper.token.Pin;

/**
 * What the person did in the PIN window.
 *
 * @param key the chosen one
 * @param pin null when the window was closed instead
 */
record PinEntry(OfferedKey key, @Nullable Pin pin) {}
