package signinghelper.testkit.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** System properties of the staged host, as a file of arguments for Java. */
public final class JavaOptions {
    /** The file holds no secret, but Java requires a password to read it. */
    private static final String TRUST_PASSWORD = "public";

    private final List<String> lines = new ArrayList<>();

    /** Sets a property; in the file's quotes a backslash escapes the next character. */
    public void set(String property, String value) {
        lines.add("\"-D" + property + "=" + value.replace("\\", "\\\\") + "\"");
    }

    /** Lets Java trust these roots for TLS and no others; writes them to {@code file}. */
    public void trust(Path file, List<X509Certificate> roots) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (var root : roots) {
                store.setCertificateEntry(root.getSerialNumber().toString(), root);
            }
            store.store(out, TRUST_PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot write the roots of TLS", e);
        }
        set("javax.net.ssl.trustStore", file.toString());
        set("javax.net.ssl.trustStoreType", "PKCS12");
        set("javax.net.ssl.trustStorePassword", TRUST_PASSWORD);
    }

    /** After those that are in the file. */
    public void addTo(Path file) throws IOException {
        Files.write(file, lines, StandardOpenOption.APPEND);
    }
}
