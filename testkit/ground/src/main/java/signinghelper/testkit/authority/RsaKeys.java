package signinghelper.testkit.authority;

import signinghelper.testkit.tool.ExternalProgram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * RSA key pairs, which tests keep among what is built. A process gets each once, so none has two that are equal; finding
 * primes is a quarter of the time of all tests.
 */
final class RsaKeys {
    /** Folder where tests keep them; without this property, each is made anew. */
    private static final String FOLDER = "signinghelper.test.keys";

    /** Java's own: on Windows another may come first, whose keys stay there. */
    private static final String PROVIDER = "SunRsaSign";

    private static final Map<Integer, Integer> GIVEN = new ConcurrentHashMap<>();

    private RsaKeys() {}

    /** Returns the next key pair of so many bits. */
    static KeyPair next(int bits) throws GeneralSecurityException {
        var folder = System.getProperty(FOLDER);
        if (folder == null) {
            return read(make(bits));
        }
        try {
            return kept(Files.createDirectories(Path.of(folder)), bits);
        } catch (IOException e) {
            throw new IllegalStateException("cannot keep keys in " + folder, e);
        }
    }

    /** Reads the next pair as PKCS#8; makes and keeps it where no earlier run has come so far. */
    private static KeyPair kept(Path folder, int bits) throws IOException, GeneralSecurityException {
        var file = folder.resolve("rsa-" + bits + "-" + GIVEN.merge(bits, 1, Integer::sum) + ".pk8");
        if (!Files.exists(file)) {
            var whole = Files.write(Files.createTempFile(folder, "new", ""), make(bits));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return read(Files.readAllBytes(file));
    }

    private static KeyPair read(byte[] pkcs8) throws GeneralSecurityException {
        var factory = KeyFactory.getInstance("RSA", PROVIDER);
        var key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        return new KeyPair(
                factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
    }

    /** OpenSSL finds the primes in a twentieth of the time that Java needs before it has compiled its arithmetic. */
    private static byte[] make(int bits) throws GeneralSecurityException {
        var command =
                List.of("openssl", "genpkey", "-quiet", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:" + bits);
        try {
            var pem = new ExternalProgram(command, Map.of()).run(new byte[0]);
            return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]*-----", ""));
        } catch (IOException e) {
            var generator = KeyPairGenerator.getInstance("RSA", PROVIDER);
            generator.initialize(bits);
            return generator.generateKeyPair().getPrivate().getEncoded();
        }
    }
}
