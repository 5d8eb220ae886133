package signinghelper.verifier.http;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.Graceful;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Time for the requests under way when the service ends. Jetty's own stop would cut those whose body pauses for a second, or wait
 * for connections on which nothing is under way.
 */
final class Ending {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final GracefulHandler requests = new GracefulHandler();
    private final Duration time;

    Ending(Duration time) {
        this.time = time;
    }

    /** Has the requests counted. */
    void watch(Server jetty) {
        jetty.insertHandler(requests);
    }

    /** Waits until the requests under way are answered. No connection is taken any more. */
    void await(Server jetty) {
        if (time.isZero()) {
            return;
        }
        for (var connector : jetty.getConnectors()) {
            var unused = ((Graceful) connector).shutdown();
        }
        try {
            requests.shutdown().get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("limits.stopSeconds are over; requests that are cut: {}", requests.getCurrentRequestCount());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
