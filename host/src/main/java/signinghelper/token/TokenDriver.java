package signinghelper.token;

import signinghelper.protocol.Refusal;

import java.util.List;

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
     * Lists the U-Keys now plugged in. Needs no PIN, spends no try and shows no window.
     *
     * @return empty when nothing is plugged in or the driver's library is not installed
     * @throws Refusal {@code DRIVER_FAILED}
     */
    List<TokenInfo> list() throws Refusal;

    /**
     * Opens a session.
     *
     * @param token as {@link #list} gave it
     * @throws Refusal {@code TOKEN_REMOVED} if it has gone since
     */
    TokenSession open(TokenInfo token) throws Refusal;
}
