package signinghelper.token.pkcs11;

import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.Security;

/** Maker of SunPKCS11 for a slot. The provider is never registered, so that no other code signs with it. */
record SunProviders(Path library) {

    /**
     * Creates the provider for the token that is in {@code slot} now: SunPKCS11 reads a token only once. Its {@link
     * AuthProvider#logout} also closes the sessions that it has open.
     *
     * @throws java.security.ProviderException if the slot is empty
     */
    AuthProvider of(long slot) {
        var text = "name = slot" + Long.toUnsignedString(slot) + "\nlibrary = " + quoted(library) + "\nslot = "
                + Long.toUnsignedString(slot) + "\ndestroyTokenAfterLogout = true\n";
        return (AuthProvider) Security.getProvider("SunPKCS11").configure("--" + text);
    }

    /** Quotes in octal, because the inline configuration reads a backslash before an n as the end of the line. */
    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\134").replace("\"", "\\042") + '"';
    }
}
