package signinghelper.prompt;

import signinghelper.token.TokenWatch;

import java.util.List;
import java.util.function.Consumer;

/** Notifications to an open window of the keys to choose from, after each change of the plugged-in U-Keys. */
public interface KeyChanges {
    /** Source without changes. */
    KeyChanges NONE = listener -> () -> {};

    /**
     * Notifies from now on, and at once if a change has happened since the keys were offered.
     *
     * @param listener gets every key that is present then, perhaps none; called by another thread
     */
    TokenWatch follow(Consumer<List<OfferedKey>> listener);
}
