package signinghelper.token.skf;

import signinghelper.formats.envelope.internal.key.ContentKey;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.ContentDecryptor;
import signinghelper.token.KeyedDecryptor;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Function;

/**
 * Failures while an envelope is opened: those of the U-Key, and those that may depend on decrypted octets.
 *
 * @param refusal of the session, which looks for the U-Key
 */
record DecryptionFailures(Function<SkfException, Refusal> refusal) {
    private static final Logger LOG = System.getLogger(DecryptionFailures.class.getName());

    /**
     * Returns where the failure may depend on decrypted octets. Only this computer's log has its value.
     *
     * @throws Refusal if it does not: the U-Key has gone, was logged out, or has failed
     */
    void requireOfOctets(SkfException failure) throws Refusal {
        if (failure.is(SkfException.SAR_KEYNOTFOUNTERR)) {
            throw Refusal.of(ErrorCode.KEY_ABSENT, failure);
        }
        if (failure.meansUnsupported()) {
            throw unsupported(failure);
        }
        var refused = refusal.apply(failure);
        if (failure.meansDevice() || refused.code() == ErrorCode.TOKEN_REMOVED) {
            throw refused;
        }
        LOG.log(Level.INFO, "an envelope does not open: " + failure.getMessage());
    }

    /** Returns the refusal of a library that lacks a function, or has it in name only. */
    static Refusal unsupported(SkfException failure) {
        var refusal = failure.toRefusal();
        return refusal.code() == ErrorCode.DRIVER_FUNCTION_MISSING
                ? refusal
                : Refusal.of(ErrorCode.KEY_UNSUPPORTED, failure);
    }

    /** Goes through content of which the key was not found, by a random one, and then refuses. */
    static ContentDecryptor withoutKey(ContentCipher cipher) throws Refusal {
        return KeyedDecryptor.begin(ContentKey.missing(cipher.algorithm().keyLength()), cipher);
    }
}
