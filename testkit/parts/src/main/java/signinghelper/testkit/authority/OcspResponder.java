package signinghelper.testkit.authority;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says which certificates of a CA are revoked (RFC 6960). Reachable from this computer only. Called by many threads. */
public final class OcspResponder implements AutoCloseable {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int MAXIMUM_BYTES = 16 * 1024;
    /** Longer than the clocks of tests are ever apart. */
    private static final Duration VALID = Duration.ofDays(1);

    private final Clock clock;
    private final HttpServer server;
    private final Set<BigInteger> revoked = ConcurrentHashMap.newKeySet();

    private OcspResponder(HttpServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /** Opens its address, which the CA writes into certificates; it answers once it {@link #speaksFor} that CA. */
    public static OcspResponder open(Clock clock) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return new OcspResponder(HttpServer.create(address, 0), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    /** Begins to answer, for this CA. Called once. */
    public void speaksFor(TestAuthority issuer) {
        server.createContext("/", exchange -> answer(exchange, issuer));
        server.start();
    }

    public void revoke(X509Certificate certificate) {
        revoked.add(certificate.getSerialNumber());
    }

    /** No certificate is revoked any more; a real CA can only take back what it has put on hold. */
    public void restoreAll() {
        revoked.clear();
    }

    private void answer(HttpExchange exchange, TestAuthority issuer) throws IOException {
        try (exchange) {
            var question = exchange.getRequestBody().readNBytes(MAXIMUM_BYTES);
            try {
                var answer = answer(new OCSPReq(question), issuer);
                exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
                exchange.sendResponseHeaders(OK, answer.length);
                exchange.getResponseBody().write(answer);
            } catch (IOException | GeneralSecurityException | OCSPException | OperatorCreationException e) {
                exchange.sendResponseHeaders(BAD_REQUEST, -1);
            }
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
            throws OperatorCreationException, OCSPException {
        var now = clock.instant();
        var status = revoked.contains(asked.getSerialNumber())
                ? new RevokedStatus(Date.from(now), CRLReason.keyCompromise)
                : CertificateStatus.GOOD;
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
        server.stop(0);
    }
}
