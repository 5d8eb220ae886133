package signinghelper.testkit.authority;

import org.bouncycastle.util.io.pem.PemReader;
import signinghelper.testkit.tool.ExternalProgram;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Map;

/** RSA key pairs by OpenSSL, or by Java where it is missing: a Java that has just started looks a second for the primes. */
final class RsaKeys {
    /** Java's own: on Windows another may come first, whose keys stay there. */
    private static final String PROVIDER = "SunRsaSign";

    private static final int BITS = 2048;

    private RsaKeys() {}

    static KeyPair generate() throws GeneralSecurityException {
        try {
            return read(new ExternalProgram(genpkey(), Map.of()).run(new byte[0]));
        } catch (IOException e) {
            var generator = KeyPairGenerator.getInstance("RSA", PROVIDER);
            generator.initialize(BITS);
            return generator.generateKeyPair();
        }
    }

    private static List<String> genpkey() {
        return List.of("openssl", "genpkey", "-quiet", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:" + BITS);
    }

    /** Reads a pair from its PKCS#8 in PEM (RFC 7468). */
    private static KeyPair read(String pem) throws GeneralSecurityException, IOException {
        try (var reader = new PemReader(new StringReader(pem))) {
            var factory = KeyFactory.getInstance("RSA", PROVIDER);
            var pkcs8 = new PKCS8EncodedKeySpec(reader.readPemObject().getContent());
            var key = (RSAPrivateCrtKey) factory.generatePrivate(pkcs8);
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
        }
    }
}
