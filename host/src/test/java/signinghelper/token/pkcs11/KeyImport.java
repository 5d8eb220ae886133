package signinghelper.token.pkcs11;

import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Collections;

/** Copies a PKCS#12 file onto a token. A program of its own, because a library stays loaded in the process that asks. */
final class KeyImport {
    private KeyImport() {}

    /** {@code LIBRARY SLOT PIN FILE}. */
    public static void main(String[] arguments) throws Exception {
        var pin = arguments[2].toCharArray();
        var from = KeyStore.getInstance(Path.of(arguments[3]).toFile(), KeyMaterial.PASSWORD.toCharArray());
        var provider = new SunProviders(Path.of(arguments[0])).of(Long.parseLong(arguments[1]));
        var to = KeyStore.getInstance("PKCS11", provider);
        to.load(null, pin);
        for (var alias : Collections.list(from.aliases())) {
            var key = from.getKey(alias, KeyMaterial.PASSWORD.toCharArray());
            to.setKeyEntry(alias, key, null, from.getCertificateChain(alias));
        }
    }
}
