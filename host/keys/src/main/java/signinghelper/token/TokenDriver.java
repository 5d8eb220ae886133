package signinghelper.token;

import signinghelper.protocol.Refusal;

import java.util.List;
import java.util.Optional;

/**
 * Driver for U-Keys of one interface.
 *
 * <p>A driver whose library runs in a bridge also refuses any call with {@code DRIVER_TIMEOUT} or {@code
 * DRIVER_CRASHED}; so do its sessions.
 *
 * <p>A new driver is one class and one line in {@code META-INF/services/signinghelper.token.TokenDriver}. Called by one
 * thread at a time.
 */
public interface TokenDriver {

    /** Short stable name, e.g. {@code skf}, as in the profile and on the wire. */
    String name();

    /**
     * Returns true when the program, the system or the profile names this driver. The failure of a driver that was only
     * found on the computer says nothing about the user's U-Key.
     */
    default boolean isNamed() {
        return true;
    }

    /**
     * Lists the plugged-in U-Keys. Needs no PIN, uses no try and shows no window.
     *
     * @return empty when nothing is plugged in or the driver's library is not installed
     * @throws Refusal {@code DRIVER_FAILED}; {@code READER_UNAVAILABLE} if the library found no reader service or
     *     device for U-Keys, which counts as an empty list
     */
    List<TokenInfo> list() throws Refusal;

    /**
     * Lists the U-Keys as {@link #list} does, and the readers whose U-Key cannot be read.
     *
     * @throws Refusal as {@link #list}; {@code TOKEN_UNREADABLE} if only such readers exist
     */
    default Listed look() throws Refusal {
        return new Listed(list(), List.of());
    }

    /**
     * Opens a session.
     *
     * @param token as {@link #list} returned it
     * @throws Refusal {@code TOKEN_REMOVED} if it was removed since
     */
    TokenSession open(TokenInfo token) throws Refusal;

    /**
     * Watches for U-Keys that are plugged in or pulled out from now on. Does not wait for the library to refuse; a watch
     * says that later by {@link TokenWatch#hasNoEvents}.
     *
     * @param changed called by the driver's own thread, which may wait in the library at the same time as the calling
     *     thread; it means only that {@link #list} may have changed
     * @return empty when the library is known to have no such events: then the caller has to list repeatedly
     */
    default Optional<TokenWatch> watch(Runnable changed) throws Refusal {
        return Optional.empty();
    }
}
