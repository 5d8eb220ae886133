package signinghelper.verifier.http;

import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines of the log for connections that end before HTTP begins, such as one without a certificate. */
final class FailedHandshakes implements SslHandshakeListener {
    private static final Logger LOG = LoggerFactory.getLogger(FailedHandshakes.class);

    @Override
    public void handshakeFailed(Event event, Throwable failure) {
        LOG.info(
                "TLS handshake with {} failed: {}",
                event.getEndPoint().getRemoteSocketAddress(),
                Desk.line(String.valueOf(failure.getMessage())));
    }
}
