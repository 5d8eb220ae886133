package signinghelper.window.pin;

import signinghelper.prompt.OfferedKey;
import signinghelper.token.PinState;

import java.util.HashMap;
import java.util.Map;

/** PIN states that U-Keys have reported last. A counter of tries belongs to the whole U-Key, with all its keys. */
final class PinStates {
    private final Map<String, PinState> states = new HashMap<>();

    void put(OfferedKey key, PinState state) {
        states.put(identity(key), state);
    }

    PinState of(OfferedKey key) {
        return states.getOrDefault(identity(key), key.held().token().pinState());
    }

    private static String identity(OfferedKey key) {
        var token = key.held().token();
        return token.driver() + "\n" + token.reference();
    }
}
