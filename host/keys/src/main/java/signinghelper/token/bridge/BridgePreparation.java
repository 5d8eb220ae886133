package signinghelper.token.bridge;

import signinghelper.protocol.Refusal;

/** Inspection of a library before each loading; it returns the start of its bridge. */
public interface BridgePreparation {

    /**
     * Looks and decides.
     *
     * @throws Refusal {@code DRIVER_UNTRUSTED}, {@code DRIVER_WRONG_BITNESS} or {@code DRIVER_FAILED} if it is not to
     *     be loaded; {@code UPDATE_PENDING} if this program's files have gone with an upgrade
     */
    BridgeStart prepare() throws Refusal;
}
