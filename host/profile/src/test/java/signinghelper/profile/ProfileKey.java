package signinghelper.profile;

import signinghelper.testkit.authority.TestKey;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Base64;

/** A key that signs profiles in tests. */
public record ProfileKey(String publicPem, String privatePem, PrivateKey privateKey) {

    private static final int BITS = 3072;

    public static ProfileKey make() {
        try {
            return of(TestKey.rsa(BITS));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static ProfileKey of(KeyPair pair) {
        return new ProfileKey(
                pem("PUBLIC KEY", pair.getPublic().getEncoded()),
                pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                pair.getPrivate());
    }

    private static String pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    @Override
    public String toString() {
        return "ProfileKey[]";
    }
}
