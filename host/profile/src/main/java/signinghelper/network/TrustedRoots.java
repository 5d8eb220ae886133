package signinghelper.network;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The roots of TLS certificates that this computer trusts: those of Java, and on Windows those of the system. */
public final class TrustedRoots {
    private static final Logger LOG = System.getLogger(TrustedRoots.class.getName());

    private TrustedRoots() {}

    public static Set<TrustAnchor> ofThisComputer() {
        var roots = new HashSet<TrustAnchor>();
        try {
            add(null, roots);
            // The certificate that an organisation adds for its web filter is in this store and not in Java's own list.
            if (Stream.of(java.security.Security.getProviders())
                    .anyMatch(one -> one.getName().equals("SunMSCAPI"))) {
                var windows = KeyStore.getInstance("Windows-ROOT");
                windows.load(null, null);
                add(windows, roots);
            }
        } catch (GeneralSecurityException | IOException e) {
            LOG.log(Level.ERROR, "trusted roots cannot be read", e);
        }
        return Set.copyOf(roots);
    }

    private static void add(@org.jspecify.annotations.Nullable KeyStore store, Set<TrustAnchor> roots)
            throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                for (X509Certificate root : x509.getAcceptedIssuers()) {
                    roots.add(new TrustAnchor(root, null));
                }
            }
        }
    }
}
