package signinghelper.demo.portal;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import signinghelper.testkit.pki.TlsIdentity;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The portal's address over TLS, which the helper asks whether the portal answers and what time it is. The pages do
 * without: browsers would have to trust its root first. Reachable from this computer only.
 */
public final class PortalOverTls implements AutoCloseable {
    private static final String HOST = "localhost";

    private final Clock clock;
    private final Server server = new Server();
    private final ServerConnector connector;
    private volatile Duration fastBy = Duration.ZERO;
    private volatile boolean isFaulty;

    private PortalOverTls(TlsIdentity identity, Clock clock) {
        this.clock = clock;
        var tls = new SslContextFactory.Server();
        tls.setSslContext(identity.server());
        // Without an accepting thread: after the end it would take one more connection and never answer it.
        connector = new ServerConnector(server, 0, 1, tls);
        connector.setHost(HOST);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                answer(response);
                callback.succeeded();
                return true;
            }
        });
    }

    /** Starts it on any port that is free, and returns when it listens. */
    public static PortalOverTls start(TlsIdentity identity, Clock clock) throws IOException {
        var portal = new PortalOverTls(identity, clock);
        portal.run(portal.server::start);
        portal.connector.setPort(portal.connector.getLocalPort());
        return portal;
    }

    private void answer(Response response) {
        var date = clock.instant().plus(fastBy).atOffset(ZoneOffset.UTC);
        response.getHeaders().put(HttpHeader.DATE, DateTimeFormatter.RFC_1123_DATE_TIME.format(date));
        response.setStatus(isFaulty ? HttpStatus.SERVICE_UNAVAILABLE_503 : HttpStatus.NO_CONTENT_204);
    }

    public URI address() {
        return URI.create("https://" + HOST + ":" + connector.getPort() + "/");
    }

    /** Sets its clock forward by the given time, from now on. */
    public void setFastBy(Duration shift) {
        fastBy = shift;
    }

    /** Makes it answer with an error from now on, or normally. */
    public void setFaulty(boolean faulty) {
        isFaulty = faulty;
    }

    /** Starts or stops listening at {@link #address}. */
    public void setReachable(boolean reachable) throws IOException {
        run(reachable ? connector::start : connector::stop);
    }

    @Override
    public void close() throws IOException {
        run(server::stop);
    }

    private interface LifeCycleAct {
        void run() throws Exception; // declared by Jetty
    }

    private void run(LifeCycleAct act) throws IOException {
        try {
            act.run();
        } catch (Exception e) {
            throw new IOException("the portal's address over TLS", e);
        }
    }
}
