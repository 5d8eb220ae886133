package signinghelper.formats;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * RSA key pairs that the tests of a module keep among what is built. A process gets each once, so none has two that are
 * equal; finding primes is a quarter of the time of all tests.
 */
final class KeptKeys {
    private final Path folder;
    private final Map<Integer, Integer> given = new ConcurrentHashMap<>();

    KeptKeys(Path folder) {
        this.folder = folder;
    }

    /** Returns the next key pair of so many bits, made and kept as PKCS#8 where no earlier run has come so far. */
    KeyPair next(int bits) throws GeneralSecurityException {
        var number = given.merge(bits, 1, Integer::sum);
        var file = folder.resolve("rsa-" + bits + "-" + number + ".pk8");
        try {
            if (Files.exists(file)) {
                return read(Files.readAllBytes(file));
            }
            var made = make(bits);
            var pair = read(made);
            var whole = Files.createTempFile(Files.createDirectories(folder), "new", "");
            Files.move(
                    Files.write(whole, made),
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return pair;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair read(byte[] pkcs8) throws GeneralSecurityException {
        var factory = KeyFactory.getInstance("RSA");
        var key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        return new KeyPair(
                factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
    }

    /** OpenSSL finds the primes in a twentieth of the time that Java needs before it has compiled its arithmetic. */
    private static byte[] make(int bits) throws IOException, GeneralSecurityException {
        try {
            var process = new ProcessBuilder(
                            "openssl", "genpkey", "-quiet", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:" + bits)
                    .redirectError(Redirect.INHERIT)
                    .start();
            var pem = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]*-----", ""));
        } catch (IOException e) {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair().getPrivate().getEncoded();
        }
    }
}
