package signinghelper.token.pkcs11;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;

import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;

/**
 * Signer for the keys of a token that is logged in. SunPKCS11 signs. If it cannot read the token or does not see the
 * key, the logged-in session signs.
 */
final class KeySigner implements AutoCloseable {
    private final ObjectSearch objects;
    private final CryptokiSigner session;
    private final SunSigner sun;
    private final Map<KeyEntry, KeyObject> found = new HashMap<>();
    private @Nullable KeyObjects visible;

    /** Creates the signer; it owns {@code sun} from now on. */
    KeySigner(ObjectSearch objects, CryptokiSigner session, SunSigner sun) {
        this.objects = objects;
        this.session = session;
        this.sun = sun;
    }

    /**
     * Signs. No PIN is presented, and no try is used.
     *
     * @throws Refusal {@code KEY_UNSUPPORTED}, {@code KEY_ABSENT} or {@code KEY_WANTS_PIN_EACH_TIME}
     */
    Bytes sign(KeyEntry key, Digest digest) throws CryptokiException, GeneralSecurityException, Refusal {
        var privateKey = privateKey(key);
        var signature = sun.sign(key, digest);
        return signature.isPresent() ? signature.get() : session.sign(key, privateKey, digest);
    }

    private KeyObject privateKey(KeyEntry key) throws CryptokiException, Refusal {
        var known = found.get(key);
        if (known == null) {
            known = find(key);
            found.put(key, known);
        }
        return known;
    }

    /** Neither of the two signers can present a PIN between {@code C_SignInit} and {@code C_Sign}. */
    private KeyObject find(KeyEntry key) throws CryptokiException, Refusal {
        if (KeyReader.isSm2(key.certificate())) {
            throw Refusal.of(ErrorCode.KEY_UNSUPPORTED);
        }
        var candidates = visible().privateKeysOf(key);
        if (candidates.isEmpty()) {
            throw Refusal.of(ErrorCode.KEY_ABSENT);
        }
        for (var candidate : candidates) {
            if (objects.wantsPinEachTime(candidate.handle())) {
                throw Refusal.of(ErrorCode.KEY_WANTS_PIN_EACH_TIME);
            }
        }
        return candidates.get(0);
    }

    private KeyObjects visible() throws CryptokiException {
        var read = visible;
        if (read == null) {
            read = KeyObjects.read(objects);
            visible = read;
        }
        return read;
    }

    /** Logs out and closes the sessions that SunPKCS11 has open. */
    @Override
    public void close() {
        sun.close();
    }
}
