package signinghelper.token;

import signinghelper.protocol.Refusal;

import java.util.List;
import java.util.Optional;

/**
 * One way to reach U-Keys.
 *
 * <p>A driver whose library lives in a bridge refuses any call with {@code DRIVER_TIMEOUT} or {@code DRIVER_CRASHED} as
 * well, its sessions' calls included.
 *
 * <p>A new way is one class and one line in {@code META-INF/services/signinghelper.token.TokenDriver}. Called by one
 * thread at a time.
 */
public interface TokenDriver {

    /** Short stable name, e.g. {@code skf}, as in the profile and on the wire. */
    String name();

    /**
     * Tells if the program, the system or the profile names this driver. A failure of one that was only found on the
     * computer says nothing of the user's U-Key.
     */
    default boolean isNamed() {
        return true;
    }

    /**
     * Lists the U-Keys now plugged in. Needs no PIN, spends no try and shows no window.
     *
     * @return empty when nothing is plugged in or the driver's library is not installed
     * @throws Refusal {@code DRIVER_FAILED}; {@code READER_UNAVAILABLE} if the library found no reader service or device
     *     to look for U-Keys with, which {@link Tokens} takes for an empty list
     */
    List<TokenInfo> list() throws Refusal;

    /**
     * Lists the U-Keys as {@link #list} does, and the readers whose U-Key cannot be read.
     *
     * @throws Refusal as {@link #list}; {@code TOKEN_UNREADABLE} if there are only such readers
     */
    default Listed look() throws Refusal {
        return new Listed(list(), List.of());
    }

    /**
     * Opens a session.
     *
     * @param token as {@link #list} gave it
     * @throws Refusal {@code TOKEN_REMOVED} if it has gone since
     */
    TokenSession open(TokenInfo token) throws Refusal;

    /**
     * Tells of U-Keys that are plugged in or pulled from now on.
     *
     * @param changed called by a thread of the driver's own, which may wait in the library beside the one that calls; it
     *     says only that {@link #list} may have changed
     * @return empty where the library has no such events: then whoever wants to know lists again and again
     */
    default Optional<TokenWatch> watch(Runnable changed) throws Refusal {
        return Optional.empty();
    }
}
