package signinghelper.token.bridge;

import signinghelper.protocol.Refusal;

/** Looks at a library each time before it is loaded, and says how. */
public interface BridgePreparation {

    /**
     * Looks and decides.
     *
     * @throws Refusal {@code DRIVER_UNTRUSTED}, {@code DRIVER_WRONG_BITNESS} or {@code DRIVER_FAILED} if it is not to be
     *     loaded
     */
    BridgeLaunch prepare() throws Refusal;
}
