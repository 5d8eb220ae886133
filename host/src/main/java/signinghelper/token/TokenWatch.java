package signinghelper.token;

/** Watching for U-Keys, until it is closed. */
public interface TokenWatch extends AutoCloseable {

    /** Whether it has ended by itself and tells of nothing any more; who still wants to know begins another. */
    default boolean isOver() {
        return false;
    }

    @Override
    void close();
}
