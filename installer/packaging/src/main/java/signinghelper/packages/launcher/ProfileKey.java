package signinghelper.packages.launcher;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * Key that signs a portal's profile.
 *
 * @param file PKCS#8 in PEM
 */
record ProfileKey(Path file) {
    private static final int BITS = 3072;
    /** Place in a jar of the host's where it reads the keys that it believes. */
    private static final String PINNED = "/profile/signing-keys.pem";

    /** Lets the host in {@code folder} believe this key and no other, and makes it where no such file is. */
    void pinIn(Path folder) throws IOException {
        try {
            if (!Files.exists(file)) {
                make();
            }
            var publicKey = publicHalf();
            try (var jars = Files.newDirectoryStream(folder, "signing-helper-host-profile-*.jar")) {
                for (var jar : jars) {
                    try (var content = FileSystems.newFileSystem(jar)) {
                        Files.writeString(content.getPath(PINNED), publicKey);
                    }
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("no RSA key in PKCS#8 PEM: " + file, e);
        }
    }

    private void make() throws GeneralSecurityException, IOException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        var key = generator.generateKeyPair().getPrivate().getEncoded();
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, pem("PRIVATE KEY", key));
        System.err.println("Made a new key: " + file
                + "\nPackages of the same portal need it again. Keep it safe, keep a copy," + " and tell nobody.");
    }

    private String publicHalf() throws GeneralSecurityException, IOException {
        var der = Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
        var factory = KeyFactory.getInstance("RSA");
        var own = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(der));
        var key = factory.generatePublic(new RSAPublicKeySpec(own.getModulus(), own.getPublicExponent()));
        return pem("PUBLIC KEY", key.getEncoded());
    }

    private static String pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
