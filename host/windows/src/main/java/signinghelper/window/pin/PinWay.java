package signinghelper.window.pin;

import signinghelper.token.PinState;

/** Possible action on a U-Key's PIN, by the PIN's state. */
enum PinWay {
    /** The PIN is typed here. */
    TYPED,
    /** The PIN is typed on the U-Key. */
    ON_KEY,
    /** The PIN must be changed before anything else. */
    CHANGE_FIRST,
    /** The PIN must be changed, which is not possible here. */
    CHANGE_ELSEWHERE,
    /** No action is possible. */
    LOCKED;

    static PinWay of(PinState state) {
        if (state.locked()) {
            return LOCKED;
        }
        if (state.mustChange()) {
            return state.typedOnKey() ? CHANGE_ELSEWHERE : CHANGE_FIRST;
        }
        return state.typedOnKey() ? ON_KEY : TYPED;
    }

    boolean isDeadEnd() {
        return this == LOCKED || this == CHANGE_ELSEWHERE;
    }
}
