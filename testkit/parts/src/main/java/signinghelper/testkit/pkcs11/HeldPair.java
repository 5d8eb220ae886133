package signinghelper.testkit.pkcs11;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;

/** A private key and its certificate, to be put on a token. */
public record HeldPair(String name, PrivateKey key, X509Certificate certificate) {

    /** Returns the pair as a PKCS#12 file. */
    byte[] toPkcs12(String password) throws IOException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(name, key, password.toCharArray(), new Certificate[] {certificate});
            var bytes = new ByteArrayOutputStream();
            store.store(bytes, password.toCharArray());
            return bytes.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot write the key", e);
        }
    }
}
