package signinghelper.testkit.pki;

import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestResponder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

/** Responder that says which certificates of a CA are revoked (RFC 6960). */
public final class OcspResponder implements AutoCloseable {
    /** Longer than the clocks of tests are ever apart. */
    private static final Duration VALID = Duration.ofDays(1);

    private final LoopbackServer server;
    private final String path;
    private final Revocations revoked;
    private final Clock clock;

    private OcspResponder(LoopbackServer server, String path, Revocations revoked, Clock clock) {
        this.server = server;
        this.path = path;
        this.revoked = revoked;
        this.clock = clock;
    }

    /** Opens its address, which the CA writes into certificates; it answers once it {@link #speaksFor} that CA. */
    public static OcspResponder open(Clock clock) {
        try {
            return on(LoopbackServer.open(0), "/", Revocations.none(), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates the responder at an address of {@code server}. */
    public static OcspResponder on(LoopbackServer server, String path, Revocations revoked, Clock clock) {
        return new OcspResponder(server, path, revoked, clock);
    }

    public URI address() {
        return server.address(path);
    }

    /** Begins to answer, for this CA. Called once. */
    public void speaksFor(TestPki issuer) {
        server.serve(path, "application/ocsp-response", (asked, question) -> answer(question, issuer));
    }

    public void revoke(X509Certificate certificate) {
        revoked.add(certificate, clock.instant());
    }

    /** Forgets what was revoked. */
    public void restoreAll() {
        revoked.clear();
    }

    private byte[] answer(byte[] question, TestPki issuer) throws IOException {
        try {
            var asked = new OCSPReq(question).getRequestList()[0].getCertID();
            for (var root : issuer.roots()) {
                if (TestResponder.isAskedAbout(asked, root.certificate())) {
                    return answer(question, asked.getSerialNumber(), root);
                }
            }
            return new OCSPRespBuilder().build(OCSPResp.UNAUTHORIZED, null).getEncoded();
        } catch (OCSPException e) {
            throw new IOException("no answer", e);
        }
    }

    private byte[] answer(byte[] question, BigInteger serialNumber, TestAuthority root) throws IOException {
        var now = clock.instant();
        var since = revoked.all().get(serialNumber);
        return new TestResponder(root)
                .from(now, now.plus(VALID))
                .saying(since == null ? null : new RevokedStatus(Date.from(since), CRLReason.keyCompromise))
                .answer(question);
    }

    @Override
    public void close() {
        server.close();
    }
}
