package signinghelper.token.windows;

import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.Refusal;

/** Handle of a private key. */
interface KeyHandle extends AutoCloseable {

    /**
     * Decrypts one block of RSA, and takes its padding off.
     *
     * @throws Refusal {@code KEY_UNSUPPORTED} for a padding that Windows has no name for
     */
    byte[] decrypt(WrappedKey wrapped) throws WindowsException, Refusal;

    @Override
    void close();
}
