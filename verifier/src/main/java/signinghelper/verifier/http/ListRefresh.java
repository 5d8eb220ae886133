package signinghelper.verifier.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.revocation.OnlineRevocation;

import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The minute in which revocation lists are looked after, so that no login fetches one. */
final class ListRefresh implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListRefresh.class);
    private static final int SECONDS = 60;

    private final RevocationPolicy policy;
    private final InstantSource clock;
    private final ScheduledExecutorService minutes = Executors.newSingleThreadScheduledExecutor(ListRefresh::daemon);

    ListRefresh(RevocationPolicy policy, InstantSource clock) {
        this.policy = policy;
        this.clock = clock;
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "revocation lists");
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        if (policy instanceof OnlineRevocation online) {
            var unused = minutes.scheduleWithFixedDelay(() -> refresh(online), 0, SECONDS, TimeUnit.SECONDS);
        }
    }

    /** An exception would end the schedule. */
    private void refresh(OnlineRevocation online) {
        try {
            online.refreshLists(clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("Revocation lists not looked after, next in a minute", e);
        }
    }

    @Override
    public void close() {
        minutes.shutdownNow();
    }
}
