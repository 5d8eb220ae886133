package signinghelper.testkit.launcher;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * Key of the folder's own profile. Its private half never leaves the folder, and its public half takes the place of the keys
 * that the unpacked host trusts: no other host trusts it, and this host trusts no other.
 */
final class TrustedKey {
    private static final int BITS = 3072;
    /** On Windows another provider may come first, whose keys stay in Windows' store. */
    private static final String PROVIDER = "SunRsaSign";
    /** {@code SigningKeys} of the host reads the keys there. */
    private static final String PINNED = "/profile/signing-keys.pem";

    private TrustedKey() {}

    /** Makes the key at the first start, and lets the host trust it. */
    static void pin(KitFolder folder) throws IOException {
        try {
            if (!Files.exists(folder.profileKey())) {
                make(folder.profileKey());
            }
            var publicKey = publicHalf(Files.readString(folder.profileKey()));
            try (var jars =
                    Files.newDirectoryStream(folder.host().resolve("app"), "signing-helper-host-profile-*.jar")) {
                for (var jar : jars) {
                    replace(jar, publicKey);
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot make or read the key of the profile", e);
        }
    }

    private static void make(Path file) throws GeneralSecurityException, IOException {
        var generator = KeyPairGenerator.getInstance("RSA", PROVIDER);
        generator.initialize(BITS);
        var fresh = file.resolveSibling("new-" + file.getFileName());
        Files.writeString(
                fresh,
                pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded()));
        Files.move(fresh, file);
    }

    private static String publicHalf(String pem) throws GeneralSecurityException {
        var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        var factory = KeyFactory.getInstance("RSA", PROVIDER);
        var own = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(der));
        var key = factory.generatePublic(new RSAPublicKeySpec(own.getModulus(), own.getPublicExponent()));
        return pem("PUBLIC KEY", key.getEncoded());
    }

    private static void replace(Path jar, String publicKey) throws IOException {
        try (var content = FileSystems.newFileSystem(jar)) {
            Files.writeString(content.getPath(PINNED), publicKey);
        }
    }

    private static String pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
