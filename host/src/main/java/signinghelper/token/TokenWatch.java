package signinghelper.token;

/** Watching for U-Keys, until it is closed. */
public interface TokenWatch extends AutoCloseable {
    @Override
    void close();
}
