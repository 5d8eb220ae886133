package signinghelper.token.pkcs11;

import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.HashMap;
import java.util.Map;

/** One SunPKCS11 for each slot, made when it is first needed and never registered. */
final class SunProviders {
    private final Path library;
    private final Map<Long, Provider> providers = new HashMap<>();

    SunProviders(Path library) {
        this.library = library;
    }

    /**
     * For the token in {@code slot}.
     *
     * @throws java.security.ProviderException if there is none
     */
    Provider of(long slot) {
        return providers.computeIfAbsent(slot, this::configure);
    }

    /** The next one is made anew, because SunPKCS11 looks at a token once and for all. */
    void forget(long slot) {
        providers.remove(slot);
    }

    private Provider configure(long slot) {
        var text = "name = slot" + Long.toUnsignedString(slot) + "\nlibrary = " + quoted(library) + "\nslot = "
                + Long.toUnsignedString(slot) + "\n";
        return Security.getProvider("SunPKCS11").configure("--" + text);
    }

    /** In octal, because inline configuration takes a backslash before an n for the end of the line. */
    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\134").replace("\"", "\\042") + '"';
    }
}
