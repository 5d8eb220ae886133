package signinghelper.verifier.http;

import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import signinghelper.verifier.settings.Listening;
import signinghelper.verifier.settings.Secrets;
import signinghelper.verifier.settings.SettingsFile;
import signinghelper.verifier.settings.WrongSettingException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;

/** TLS as the settings describe it, with certificates of the portal's servers where their CAs are named. */
final class Tls {
    private static final int VERSION_WITH_EXTENSIONS = 3;

    private Tls() {}

    static SslContextFactory.Server of(Listening.Tls tls, SettingsFile file, @Nullable String password) {
        var factory = new SslContextFactory.Server();
        factory.setKeyStore(keyStore(file.resolve(tls.keyStore()), password));
        factory.setKeyStorePassword(password);
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        // The service's name is the portal's business, and callers by an address are no fault.
        factory.setSniRequired(false);
        var clients = tls.clientAuthorities();
        if (clients != null) {
            factory.setTrustStore(authorities(file.resolve(clients)));
            factory.setNeedClientAuth(true);
            // A client has no name that counts: any certificate of these CAs may ask.
            factory.setEndpointIdentificationAlgorithm(null);
        }
        return factory;
    }

    private static KeyStore keyStore(Path file, @Nullable String password) {
        if (password == null) {
            throw new WrongSettingException(
                    Secrets.KEY_STORE_PASSWORD,
                    "is missing, and listen.tls.keyStore is set",
                    "Set it in the environment.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            for (var alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    return store;
                }
            }
            throw new IOException("no key");
        } catch (IOException | GeneralSecurityException e) {
            throw new WrongSettingException(
                    "listen.tls.keyStore",
                    "names a file that cannot be used",
                    "Name a PKCS#12 file with a key, whose password is in " + Secrets.KEY_STORE_PASSWORD + ".",
                    e);
        }
    }

    /** A CA of before X.509 v3 has no extension that says so. */
    private static boolean isOfAHolder(X509Certificate certificate) {
        return certificate.getVersion() >= VERSION_WITH_EXTENSIONS && certificate.getBasicConstraints() < 0;
    }

    private static KeyStore authorities(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                if (isOfAHolder((X509Certificate) authority)) {
                    throw new IOException("a certificate that is no CA's");
                }
                store.setCertificateEntry("client-ca-" + store.size(), authority);
            }
            if (store.size() == 0) {
                throw new IOException("no certificate");
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new WrongSettingException(
                    "listen.tls.clientAuthorities",
                    "names a file that cannot be used",
                    "Name a PEM file with the CAs of the portal's servers.",
                    e);
        }
    }
}
