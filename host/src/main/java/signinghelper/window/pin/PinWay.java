package signinghelper.window.pin;

import signinghelper.token.PinState;

/** Possible action on a U-Key's PIN, by the PIN's state. */
enum PinWay {
    /** It is typed here. */
    TYPED,
    /** It is typed on the U-Key. */
    ON_KEY,
    /** It must be changed before anything else. */
    CHANGE_FIRST,
    /** It must be changed, but neither here. */
    CHANGE_ELSEWHERE,
    /** Nothing. */
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
