package signinghelper.testkit.pkcs11;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.util.Collections;
import java.util.List;

/** Puts the keys of a PKCS#12 file, which comes on standard input, on a token. A program of its own. */
final class TokenFiller {
    private TokenFiller() {}

    /**
     * Returns the command that starts the filler. The PIN, also that of the file, is no secret here and may appear on a
     * command line.
     */
    static List<String> command(Path library, long slot, String pin) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ownJar().toString(),
                TokenFiller.class.getName(),
                library.toString(),
                Long.toString(slot),
                pin);
    }

    /** Returns where this class lies, in the test kit a jar that no class path names. It needs no other class. */
    private static Path ownJar() {
        try {
            return Path.of(TokenFiller.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code LIBRARY SLOT PIN}. */
    public static void main(String[] arguments) throws GeneralSecurityException, IOException {
        var pin = arguments[2].toCharArray();
        var from = KeyStore.getInstance("PKCS12");
        from.load(System.in, pin);
        var configuration = "--name=Filler\nlibrary=\"" + arguments[0] + "\"\nslot=" + arguments[1]
                + "\nattributes(*, CKO_PRIVATE_KEY, CKK_EC) = {\nCKA_DERIVE = true\n}\n";
        var to =
                KeyStore.getInstance("PKCS11", Security.getProvider("SunPKCS11").configure(configuration));
        to.load(null, pin);
        for (var alias : Collections.list(from.aliases())) {
            to.setKeyEntry(alias, from.getKey(alias, pin), null, from.getCertificateChain(alias));
        }
    }
}
