package signinghelper.testkit.pkcs11;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and its certificate, to be put on a token.
 *
 * @param chain its certificate, and those above that the token holds too
 */
public record HeldPair(String name, PrivateKey key, List<X509Certificate> chain) {
    public HeldPair {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** Returns pairs as a PKCS#12 file; the password is the keys' too. */
    public static byte[] pkcs12(List<HeldPair> pairs, String password) throws IOException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (var pair : pairs) {
                store.setKeyEntry(
                        pair.name, pair.key, password.toCharArray(), pair.chain.toArray(X509Certificate[]::new));
            }
            var bytes = new ByteArrayOutputStream();
            store.store(bytes, password.toCharArray());
            return bytes.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot write the keys", e);
        }
    }
}
