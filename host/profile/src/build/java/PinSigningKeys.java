import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/**
 * A step of the build: puts the public keys whose profiles this build believes into {@code pinned/signing-keys.pem}.
 * Without a file given, it makes a key for this computer's demo; its private half stays beside it and is not packaged.
 */
final class PinSigningKeys {
    private static final int BITS = 3072;

    private PinSigningKeys() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        var keys = Path.of(arguments[0]);
        var pinned = Files.createDirectories(keys.resolve("pinned")).resolve("signing-keys.pem");
        if (arguments.length > 1 && !arguments[1].isEmpty()) {
            Files.copy(Path.of(arguments[1]), pinned, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        var privateKey = keys.resolve("demo-profile-key.pem");
        if (!Files.exists(privateKey) || !Files.exists(pinned)) {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            Files.writeString(privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Files.writeString(pinned, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        }
    }

    private static String pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
