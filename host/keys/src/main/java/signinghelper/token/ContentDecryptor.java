package signinghelper.token;

import signinghelper.protocol.Refusal;

/**
 * Decryption of one envelope's content with a key on a U-Key, octets after octets. It ends with its session.
 *
 * <p>Plaintext that is returned before {@link #end} is vouched for by nothing. The caller wipes it.
 */
public interface ContentDecryptor extends AutoCloseable {
    /** Octets that are decrypted with one call. */
    int MOST_OCTETS = 64 * 1024;

    /**
     * Decrypts the next octets.
     *
     * @param encrypted 1 to {@value #MOST_OCTETS} octets
     * @return plaintext that is known by now, which may be none
     * @throws Refusal as the session refuses; nothing in it depends on decrypted octets
     */
    byte[] update(byte[] encrypted) throws Refusal;

    /**
     * Ends the decryption.
     *
     * @return the rest of the plaintext
     * @throws Refusal {@code ENVELOPE_UNREADABLE} for everything that depends on decrypted octets
     */
    byte[] end() throws Refusal;

    /** Forgets the content's key. Never fails. */
    @Override
    void close();
}
