package signinghelper.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RSA keys of at least 3072 bits in PEM (RFC 7468): public keys whose profiles are accepted, and the private key that
 * signs.
 */
final class SigningKeys {
    private static final String PINNED = "/profile/signing-keys.pem";
    private static final int LEAST_BITS = 3072;
    private static final Pattern PUBLIC_KEY = block("PUBLIC KEY");
    private static final Pattern PRIVATE_KEY = block("PRIVATE KEY");

    private SigningKeys() {}

    /** Returns the keys that are pinned in this build. */
    static List<PublicKey> pinned() throws GeneralSecurityException, IOException {
        try (var in = Objects.requireNonNull(SigningKeys.class.getResourceAsStream(PINNED), PINNED)) {
            return publicKeys(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    /** Returns every public key in {@code pem}; text around the blocks is ignored. */
    static List<PublicKey> publicKeys(String pem) throws GeneralSecurityException {
        var keys = new ArrayList<PublicKey>();
        var found = PUBLIC_KEY.matcher(pem);
        while (found.find()) {
            keys.add(fit(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der(found)))));
        }
        return List.copyOf(keys);
    }

    static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        var found = PRIVATE_KEY.matcher(pem);
        if (!found.find()) {
            throw new GeneralSecurityException("no PKCS#8 private key in PEM");
        }
        return fit(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der(found))));
    }

    private static <K> K fit(K key) throws GeneralSecurityException {
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= LEAST_BITS) {
            return key;
        }
        throw new GeneralSecurityException("an RSA key of less than " + LEAST_BITS + " bits");
    }

    private static Pattern block(String label) {
        return Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]+)-----END " + label + "-----");
    }

    private static byte[] der(Matcher block) {
        return Base64.getMimeDecoder().decode(block.group(1));
    }
}
