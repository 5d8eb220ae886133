package signinghelper.clock;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Time source with the portal's time when it is known, continued by the monotonic clock; otherwise the computer's time.
 * Requests run in the background: no caller waits for the network.
 *
 * <p>When the computer's clock moves against the monotonic clock, it was set or the computer slept. An earlier reading
 * is then used only if the computer's clock now agrees with it.
 */
public final class BestKnownTime implements TimeSource {
    /** A computer's clock that is off by more is wrong. */
    public static final Duration WRONG = Duration.ofMinutes(5);

    private static final Logger LOG = System.getLogger(BestKnownTime.class.getName());
    private static final Duration JUMP = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private final ComputerClocks clocks;
    private volatile TimeProbes probes = TimeProbes.NONE;
    private volatile @Nullable TimeReading portal;
    private volatile @Nullable TimeReading network;
    private @Nullable CompletableFuture<Void> asking;
    private long asked;

    public BestKnownTime(ComputerClocks clocks) {
        this.clocks = clocks;
    }

    /** Uses these sources from now on; asks at once unless the present reading is fresh. */
    public void adopt(TimeProbes named) {
        probes = named;
        refresh();
    }

    /** A portal that cannot be reached is not asked again at every signature. */
    private synchronized void refresh() {
        var read = portal;
        var isWanted =
                read == null || trusted().isEmpty() || since(read.nanoseconds()).compareTo(FRESH) > 0;
        if (isWanted && (asking == null || since(asked).compareTo(BETWEEN) > 0)) {
            var unused = ask();
        }
    }

    private Duration since(long nanoseconds) {
        return Duration.ofNanos(clocks.nanoseconds() - nanoseconds);
    }

    /**
     * Asks again even if the time is known. The result is complete when all sources have answered or failed, after some
     * seconds at most.
     */
    public synchronized CompletableFuture<Void> ask() {
        var running = asking;
        if (running != null && !running.isDone()) {
            return running;
        }
        asked = clocks.nanoseconds();
        var now = probes;
        var fresh = CompletableFuture.allOf(
                started("portal", now.portal(), reading -> portal = reading),
                started("network", now.network(), reading -> network = reading));
        asking = fresh;
        return fresh;
    }

    private interface Taken {
        void take(TimeReading reading);
    }

    private static CompletableFuture<Void> started(String name, @Nullable TimeProbe probe, Taken taken) {
        var done = new CompletableFuture<Void>();
        if (probe == null) {
            done.complete(null);
            return done;
        }
        var thread = new Thread(
                () -> {
                    try {
                        taken.take(probe.read());
                    } catch (IOException | RuntimeException e) {
                        LOG.log(Level.INFO, "no time of " + name + ": " + e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        done.complete(null);
                    }
                },
                "time of " + name);
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    /** Returns the portal's present time; empty when it is unknown. */
    public Optional<TimeReading> trusted() {
        return current(portal);
    }

    /** Returns the present network time; empty when it is unknown. For comparison only. */
    public Optional<TimeReading> untrusted() {
        return current(network);
    }

    private Optional<TimeReading> current(@Nullable TimeReading read) {
        if (read == null) {
            return Optional.empty();
        }
        var now = counted(read);
        return hasJumped(read, now) && now.contradicts(JUMP) ? Optional.empty() : Optional.of(now);
    }

    private TimeReading counted(TimeReading read) {
        return read.countedTo(clocks.instant(), clocks.nanoseconds());
    }

    private static boolean hasJumped(TimeReading read, TimeReading now) {
        var moved = now.offset().minus(read.offset()).abs();
        return moved.compareTo(JUMP.plus(now.time().uncertainty())) > 0;
    }

    @Override
    public KnownTime now() {
        var known = trusted();
        if (known.isEmpty() && portal != null) {
            refresh();
        }
        return known.map(TimeReading::time).orElseGet(() -> new KnownTime(clocks.instant(), Duration.ZERO));
    }

    /**
     * Contradicts by network time, or by the clock itself: sleep cannot set a clock back behind the portal's last known
     * time.
     */
    @Override
    public Optional<Duration> contradiction() {
        if (trusted().isPresent()) {
            return Optional.empty();
        }
        var read = portal;
        if (read != null && isBehind(counted(read))) {
            return Optional.of(counted(read).offset());
        }
        return untrusted().filter(reading -> reading.contradicts(WRONG)).map(TimeReading::offset);
    }

    private static boolean isBehind(TimeReading now) {
        return now.offset().isNegative() && now.contradicts(WRONG);
    }
}
