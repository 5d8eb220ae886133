package signinghelper.window;

import org.jspecify.annotations.Nullable;
import signinghelper.token.Pin;
import signinghelper.token.SigningKey;

/**
 * What the person did in the PIN window.
 *
 * @param key the chosen one
 * @param pin null when the window was closed instead
 */
record PinEntry(SigningKey key, @Nullable Pin pin) {}
