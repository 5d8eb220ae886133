package signinghelper.portal.spring;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.revocation.OnlineRevocation;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The minute in which revocation lists are looked after, so that no login fetches one. */
final class ListRefresh implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ListRefresh.class);
    private static final int SECONDS = 60;

    private final RevocationPolicy policy;
    private final Clock clock;
    private @Nullable ScheduledExecutorService minutes;

    ListRefresh(RevocationPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (policy instanceof OnlineRevocation online) {
            minutes = Executors.newSingleThreadScheduledExecutor(ListRefresh::daemon);
            var unused = minutes.scheduleWithFixedDelay(() -> refresh(online), 0, SECONDS, TimeUnit.SECONDS);
        }
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "signing-helper lists");
        thread.setDaemon(true);
        return thread;
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
    public synchronized void stop() {
        if (minutes != null) {
            minutes.shutdownNow();
            minutes = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return minutes != null;
    }
}
