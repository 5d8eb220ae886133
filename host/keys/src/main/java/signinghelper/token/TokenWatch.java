package signinghelper.token;

/** Watching for U-Keys, until it is closed. */
public interface TokenWatch extends AutoCloseable {

    /**
     * Returns true when the watch has ended by itself and reports no more changes; a caller that still needs events
     * begins a new one.
     */
    default boolean isOver() {
        return false;
    }

    /**
     * Returns true when the library has turned out to have no events. It is then told as a last change; a caller lists
     * repeatedly instead.
     */
    default boolean hasNoEvents() {
        return false;
    }

    @Override
    void close();
}
