package signinghelper.window.helper;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.Refusal;
import signinghelper.work.Rehearsed;

import java.util.Objects;

/**
 * Rehearsal at the helper window so far.
 *
 * @param done last result; null before one
 * @param refused reason why the last one gave no result; null when it did, or when the user gave up
 * @param day of the opening as the user has typed it
 */
record RehearsalState(
        boolean isRunning,
        @Nullable Rehearsed done,
        @Nullable Refusal refused,
        String day) {
    static final RehearsalState NONE = new RehearsalState(false, null, null, "");

    RehearsalState {
        Objects.requireNonNull(day);
    }

    RehearsalState begun() {
        return new RehearsalState(true, null, null, day);
    }

    RehearsalState ended(@Nullable Rehearsed result, @Nullable Refusal why) {
        return new RehearsalState(false, result, why, day);
    }

    RehearsalState on(String typed) {
        return new RehearsalState(isRunning, done, refused, typed);
    }
}
