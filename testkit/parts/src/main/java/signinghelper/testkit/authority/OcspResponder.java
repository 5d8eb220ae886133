package signinghelper.testkit.authority;

import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import signinghelper.formats.algorithm.BouncyCastle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
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
    public void speaksFor(TestAuthority issuer) {
        server.serve(path, "application/ocsp-response", (asked, question) -> answer(question, issuer));
    }

    public void revoke(X509Certificate certificate) {
        revoked.add(certificate, clock.instant());
    }

    /** Forgets what was revoked. */
    public void restoreAll() {
        revoked.clear();
    }

    private byte[] answer(byte[] question, TestAuthority issuer) throws IOException {
        try {
            return answer(new OCSPReq(question), issuer);
        } catch (GeneralSecurityException | OCSPException | OperatorCreationException e) {
            throw new IOException("no answer", e);
        }
    }

    private byte[] answer(OCSPReq question, TestAuthority issuer)
            throws GeneralSecurityException, OCSPException, OperatorCreationException, IOException {
        var asked = question.getRequestList()[0].getCertID();
        var digests = new JcaDigestCalculatorProviderBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build();
        for (var root : issuer.roots()) {
            if (asked.matchesIssuer(new JcaX509CertificateHolder(root.certificate()), digests)) {
                var sha1 = digests.get(CertificateID.HASH_SHA1);
                var builder = new JcaBasicOCSPRespBuilder(root.certificate().getPublicKey(), sha1);
                var nonce = question.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
                if (nonce != null) {
                    builder.setResponseExtensions(new Extensions(nonce));
                }
                return successful(signed(builder, asked, root));
            }
        }
        return new OCSPRespBuilder().build(OCSPResp.UNAUTHORIZED, null).getEncoded();
    }

    private BasicOCSPResp signed(JcaBasicOCSPRespBuilder builder, CertificateID asked, TestAuthority.Root root)
            throws OperatorCreationException, OCSPException, IOException {
        var now = clock.instant();
        var since = revoked.all().get(asked.getSerialNumber());
        var status =
                since == null ? CertificateStatus.GOOD : new RevokedStatus(Date.from(since), CRLReason.keyCompromise);
        builder.addResponse(asked, status, Date.from(now), Date.from(now.plus(VALID)));
        var signer = new JcaContentSignerBuilder(root.kind().signatureAlgorithm())
                .setProvider(BouncyCastle.PROVIDER)
                .build(root.keys().getPrivate());
        return builder.build(signer, new X509CertificateHolder[0], Date.from(now));
    }

    private static byte[] successful(BasicOCSPResp answer) throws OCSPException, IOException {
        return new OCSPRespBuilder().build(OCSPResp.SUCCESSFUL, answer).getEncoded();
    }

    @Override
    public void close() {
        server.close();
    }
}
