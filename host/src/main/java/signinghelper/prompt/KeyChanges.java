package signinghelper.prompt;

import signinghelper.token.TokenWatch;

import java.util.List;
import java.util.function.Consumer;

/** Tells an open window what there is to choose from, each time a U-Key is plugged in or pulled. */
public interface KeyChanges {
    /** Nothing ever changes. */
    KeyChanges NONE = listener -> () -> {};

    /**
     * Tells from now on, and at once if something has changed since the keys were offered.
     *
     * @param listener gets all keys that there are by then, perhaps none; called by another thread
     */
    TokenWatch follow(Consumer<List<OfferedKey>> listener);
}
