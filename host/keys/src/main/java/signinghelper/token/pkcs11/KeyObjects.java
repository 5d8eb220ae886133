package signinghelper.token.pkcs11;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.token.KeyEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Key objects of a session, as they can be seen now.
 *
 * @param publicKeys visible without a login
 * @param privateKeys hidden without a login by most tokens
 */
record KeyObjects(List<KeyObject> publicKeys, List<KeyObject> privateKeys) {
    KeyObjects {
        publicKeys = List.copyOf(publicKeys);
        privateKeys = List.copyOf(privateKeys);
    }

    static KeyObjects read(ObjectSearch objects) throws CryptokiException {
        return new KeyObjects(read(objects, ObjectSearch.CKO_PUBLIC_KEY), read(objects, ObjectSearch.CKO_PRIVATE_KEY));
    }

    /** Leaves out an unreadable object; the others are still returned. */
    private static List<KeyObject> read(ObjectSearch objects, long objectClass) throws CryptokiException {
        var found = new ArrayList<KeyObject>();
        for (var object : objects.find(objectClass)) {
            try {
                found.add(KeyObject.read(objects, object));
            } catch (CryptokiException e) {
                e.throwIfAbsent();
            }
        }
        return found;
    }

    /** Public and private ones. */
    Stream<KeyObject> all() {
        return Stream.concat(publicKeys.stream(), privateKeys.stream());
    }

    /**
     * Returns the private key of a certificate: with its {@code CKA_ID} and no other value, else with its value, else
     * with the {@code CKA_ID} of the public key that has its value. Several objects may be copies of one key.
     */
    List<KeyObject> privateKeysOf(KeyEntry key) {
        var value = KeyObject.valueOf(key.certificate().getPublicKey());
        var fitting = privateKeys.stream()
                .filter(object -> object.fits(key.container(), value))
                .toList();
        return fitting.isEmpty() ? withIdOfPublicKey(value) : fitting;
    }

    private List<KeyObject> withIdOfPublicKey(Bytes value) {
        return publicKeys.stream()
                .filter(object -> object.hasValue(value))
                .flatMap(known -> privateKeys.stream().filter(object -> object.fits(known.id(), value)))
                .toList();
    }
}
