package signinghelper.token.pkcs11;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.KeyEntry;

import java.util.HashMap;
import java.util.Map;

/** Private keys that a login shows, found by their certificates. */
final class PrivateKeys {
    private final ObjectSearch objects;
    private final Map<KeyEntry, KeyObject> found = new HashMap<>();
    private @Nullable KeyObjects visible;

    PrivateKeys(ObjectSearch objects) {
        this.objects = objects;
    }

    /** @throws Refusal {@code KEY_UNSUPPORTED}, {@code KEY_ABSENT} or {@code KEY_WANTS_PIN_EACH_TIME} */
    KeyObject of(KeyEntry key) throws CryptokiException, Refusal {
        var known = found.get(key);
        if (known == null) {
            known = find(key);
            found.put(key, known);
        }
        return known;
    }

    /** Nobody presents a PIN between the two calls of a signature or decryption. */
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
}
