package signinghelper.token;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.util.List;

/** Open U-Key. Closing it always logs out. */
public interface TokenSession extends AutoCloseable {

    /**
     * Reads keys and certificates. Needs no PIN.
     *
     * @throws Refusal {@code TOKEN_REMOVED} or {@code DRIVER_FAILED}
     */
    TokenContents contents() throws Refusal;

    /** Returns the keys alone. */
    default List<KeyEntry> keys() throws Refusal {
        return contents().keys();
    }

    /**
     * Reads the files that may be electronic seals: those that begin as a SEQUENCE does, and that can be read without a
     * PIN, or with the login that was made.
     *
     * @return without any when the driver reads no files
     * @throws Refusal {@code TOKEN_REMOVED} or {@code DRIVER_FAILED}
     */
    default SealCandidates sealFiles() throws Refusal {
        return SealCandidates.NONE;
    }

    /**
     * Returns the PIN's state as the U-Key reports it now. Uses no try.
     *
     * @throws Refusal {@code TOKEN_REMOVED} or {@code DRIVER_FAILED}
     */
    PinState pinState() throws Refusal;

    /**
     * Presents the PIN exactly once, immediately after reading its state. Callers never repeat this call: a wrong PIN
     * uses a try.
     *
     * @throws Refusal {@code PIN_INCORRECT} with fact {@code triesLeft} when the U-Key reports it; {@code
     *     TOKEN_REMOVED} or {@code DRIVER_FAILED}; with nothing presented {@code PIN_LOCKED}, and {@code PIN_LAST_TRY}
     *     without consent to the present state
     */
    void login(Pin pin, LastTryConsent consent) throws Refusal;

    /**
     * Lets the U-Key ask for the PIN itself, where {@link PinState#typedOnKey} says so. Blocks until the user has
     * entered it there.
     *
     * @throws Refusal as {@link #login}, or {@code CANCELLED} when the user cancels there
     */
    void loginOnKey(LastTryConsent consent) throws Refusal;

    /**
     * Changes the PIN. A wrong current one is presented exactly once and uses a try, as in {@link #login}.
     * Afterwards the session is logged out.
     *
     * @param fresh within {@link PinState#lengths}
     * @throws Refusal as {@link #login}; {@code PIN_UNACCEPTABLE} when the U-Key rejects {@code fresh}; the current PIN
     *     then stays
     */
    void changePin(Pin current, Pin fresh, LastTryConsent consent) throws Refusal;

    /**
     * Signs a finished digest. Needs a login.
     *
     * @param key key of {@link #keys} with use {@code SIGNATURE}
     * @return the raw signature as {@code SignatureAlgorithm} describes it
     * @throws Refusal {@code TOKEN_REMOVED}, {@code DRIVER_FAILED}, {@code KEY_UNSUPPORTED}, or {@code KEY_ABSENT} when
     *     the private key is not found
     */
    Bytes sign(KeyEntry key, Digest digest) throws Refusal;

    /**
     * Begins to decrypt the content of one envelope. Needs a login. The content's key need not come out of the U-Key.
     *
     * @param key key of {@link #keys} with use {@code ENCRYPTION}, or one of RSA or EC for both uses
     * @param wrapped the content's key, encrypted to {@code key}; a wrong one shows at the end of the content alone
     * @throws Refusal {@code TOKEN_REMOVED}, {@code TOKEN_LOGGED_OUT}, {@code DRIVER_FAILED}, {@code KEY_ABSENT}; as {@link
     *     #loginOnKey} where the PIN is asked for only now; {@code
     *     KEY_UNSUPPORTED} or {@code DRIVER_FUNCTION_MISSING} when the U-Key does not decrypt with this key or such content
     */
    default ContentDecryptor decryptor(KeyEntry key, WrappedKey wrapped, ContentCipher cipher) throws Refusal {
        throw Refusal.of(ErrorCode.KEY_UNSUPPORTED);
    }

    /** Logs out and closes the U-Key. Never fails: a U-Key that cannot be logged out has been removed. */
    @Override
    void close();
}
