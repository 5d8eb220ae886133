package signinghelper.testkit.pki;

import org.bouncycastle.operator.OperatorCreationException;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Certificate and key for the TLS of a portal under development, as PEM files that stay from one start to the next, and the root
 * of its own that has issued it.
 *
 * @param server the certificate
 */
public record TlsFiles(Path folder, X509Certificate server) {
    private static final String ROOT = "root";
    private static final String SERVER = "server";
    private static final Duration ROOT_VALID = Duration.ofDays(730);
    /** Browsers take no longer one of a CA that is theirs, and some of no other. */
    private static final Duration SERVER_VALID = Duration.ofDays(397);

    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

    /** Opens them, and issues anew what has other names or ends soon. The keys stay. */
    public static TlsFiles in(Path folder, List<String> names, Clock clock) throws IOException {
        var files = new AuthorityFiles(folder);
        try {
            var root = files.read(ROOT, TestKey.P256);
            var isNew = root == null || !isLasting(root.certificate(), clock);
            if (root == null || isNew) {
                root = newRoot(files, clock);
            }
            var held = files.read(SERVER, TestKey.P256);
            if (held == null || isNew || !fits(held.certificate(), names, clock)) {
                var keys = held == null ? TestKey.P256.generate() : held.keys();
                var issued = TlsIdentity.server(keys, root.keys(), names, SERVER_VALID, clock);
                held = new AuthorityFiles.Held(keys, issued);
                files.write(SERVER, held);
            }
            return new TlsFiles(folder, held.certificate());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("cannot make a certificate for TLS", e);
        }
    }

    private static AuthorityFiles.Held newRoot(AuthorityFiles files, Clock clock)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        var keys = TestKey.P256.generate();
        var made = new AuthorityFiles.Held(keys, TlsIdentity.root(keys, ROOT_VALID, clock));
        files.write(ROOT, made);
        return made;
    }

    private static boolean isLasting(X509Certificate certificate, Clock clock) {
        return clock.instant()
                .plus(RENEWED_BEFORE)
                .isBefore(certificate.getNotAfter().toInstant());
    }

    private static boolean fits(X509Certificate certificate, List<String> names, Clock clock)
            throws CertificateParsingException {
        var named = certificate.getSubjectAlternativeNames().stream()
                .map(entry -> String.valueOf(entry.get(1)))
                .toList();
        return named.equals(names) && isLasting(certificate, clock);
    }

    /** The server's certificate, PEM. */
    public Path certificateFile() {
        return folder.resolve(SERVER + ".pem");
    }

    /** The server's key, PKCS#8 in PEM. */
    public Path keyFile() {
        return folder.resolve(SERVER + ".key.pem");
    }

    /** The root for programs other than the kit's browser, PEM. */
    public Path rootFile() {
        return folder.resolve(ROOT + ".pem");
    }
}
