package signinghelper.testkit.pki;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import signinghelper.testkit.authority.OpenSslTimeStamps;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;

/**
 * Time-stamp authority (RFC 3161), whose answers OpenSSL's {@code ts} makes. Its certificate outlives those of signers by
 * years. Reachable from this computer only.
 */
public final class TimeStampAuthority implements AutoCloseable {
    /** As {@link OpenSslTimeStamps} names its files. */
    private static final String NAME = "tsa";

    private static final X500Name SUBJECT = new X500Name("C=CN,CN=Demo time stamps\\, not for real use");
    private static final Duration ALREADY_VALID = Duration.ofDays(1);
    private static final Duration TEN_YEARS = Duration.ofDays(3650);

    private final LoopbackServer server;
    private final String path;
    private final X509Certificate certificate;

    private TimeStampAuthority(LoopbackServer server, String path, X509Certificate certificate) {
        this.server = server;
        this.path = path;
        this.certificate = certificate;
    }

    /** Makes its key and certificate in {@code folder}, and returns when it listens. */
    public static TimeStampAuthority open(Path folder) throws IOException {
        return on(LoopbackServer.open(0), "/", folder);
    }

    /**
     * Opens it at an address of {@code server}, with the key and certificate in {@code folder}, which are made if they
     * are not there.
     */
    public static TimeStampAuthority on(LoopbackServer server, String path, Path folder) throws IOException {
        var files = new AuthorityFiles(folder);
        var held = files.read(NAME, TestKey.RSA);
        if (held == null) {
            held = make();
            files.write(NAME, held);
        }
        var stamps = OpenSslTimeStamps.in(folder);
        server.serve(path, "application/timestamp-reply", (asked, question) -> stamps.reply(question));
        return new TimeStampAuthority(server, path, held.certificate());
    }

    private static AuthorityFiles.Held make() {
        var keys = TestKey.RSA.generate();
        var now = Clock.systemUTC().instant();
        var request = TestAuthority.request(keys)
                .subject(SUBJECT)
                .validity(now.minus(ALREADY_VALID), now.plus(TEN_YEARS))
                .keyUsage(KeyUsage.digitalSignature)
                .extension(Extension.basicConstraints, true, new BasicConstraints(false))
                .extension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
                .subjectKeyIdentifier();
        return new AuthorityFiles.Held(
                keys, TestAuthority.root(TestKey.RSA, keys, request).certificate());
    }

    public URI address() {
        return server.address(path);
    }

    /** Returns its own certificate, which no CA has issued. */
    public X509Certificate certificate() {
        return certificate;
    }

    @Override
    public void close() {
        server.close();
    }
}
