package signinghelper.token.pkcs11;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;

import java.security.GeneralSecurityException;

/**
 * Signer for the keys of a token that is logged in. SunPKCS11 signs. If it cannot read the token or does not see the
 * key, the logged-in session signs.
 */
final class KeySigner implements AutoCloseable {
    private final PrivateKeys privateKeys;
    private final CryptokiSigner session;
    private final SunSigner sun;

    /** Creates the signer; it owns {@code sun} from now on. */
    KeySigner(PrivateKeys privateKeys, CryptokiSigner session, SunSigner sun) {
        this.privateKeys = privateKeys;
        this.session = session;
        this.sun = sun;
    }

    /**
     * Signs. No PIN is presented, and no try is used.
     *
     * @throws Refusal {@code KEY_UNSUPPORTED}, {@code KEY_ABSENT} or {@code KEY_WANTS_PIN_EACH_TIME}
     */
    Bytes sign(KeyEntry key, Digest digest) throws CryptokiException, GeneralSecurityException, Refusal {
        var privateKey = privateKeys.of(key);
        var signature = sun.sign(key, digest);
        return signature.isPresent() ? signature.get() : session.sign(key, privateKey, digest);
    }

    /** Logs out and closes the sessions that SunPKCS11 has open. */
    @Override
    public void close() {
        sun.close();
    }
}
