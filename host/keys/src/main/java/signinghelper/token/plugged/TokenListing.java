package signinghelper.token.plugged;

import org.jspecify.annotations.Nullable;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.Listed;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenFault;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Listing of all drivers in parallel, so that a hanging driver delays the others no longer than necessary. */
final class TokenListing {
    private static final Logger LOG = System.getLogger(TokenListing.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    interface Lister {
        Listed list(TokenDriver driver) throws Refusal;
    }

    private record Listing(TokenDriver driver, Future<Listed> result) {}

    private final Lister lister;
    private final ExecutorService threads = Executors.newCachedThreadPool(TokenListing::daemon);
    /** Listings in progress, at most one for each driver, so that requests to a hanging driver do not pile up. */
    private final Map<TokenDriver, FutureTask<Listed>> underWay = new ConcurrentHashMap<>();

    TokenListing(Lister lister) {
        this.lister = lister;
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "list");
        thread.setDaemon(true);
        return thread;
    }

    Listed list(List<TokenDriver> drivers) throws Refusal {
        underWay.keySet().retainAll(drivers);
        var listings = drivers.stream()
                .map(driver -> new Listing(driver, start(driver)))
                .toList();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var found = new ArrayList<Listed>();
        var failures = new ArrayList<Refusal>();
        var slow = new ArrayList<Listing>();
        for (var listing : listings) {
            try {
                found.add(result(listing.result(), deadline - System.nanoTime()));
            } catch (TimeoutException e) {
                slow.add(listing);
            } catch (Refusal refusal) {
                add(listing.driver(), refusal, found, failures);
            }
        }
        if (all(found).tokens().isEmpty()) {
            waitFor(slow, found, failures);
        }
        var all = all(found);
        if (all.tokens().isEmpty() && !failures.isEmpty()) {
            throw failures.get(0);
        }
        return all;
    }

    private static Listed all(List<Listed> found) {
        return found.stream().reduce(Listed.EMPTY, Listed::and);
    }

    /**
     * A driver that found no reader has no U-Keys, which is not a failure. The only reader of a driver may be faulty.
     */
    private static void add(TokenDriver driver, Refusal refusal, List<Listed> found, List<Refusal> failures) {
        TokenFault.of(refusal).ifPresent(fault -> found.add(new Listed(List.of(), List.of(fault))));
        var report = report(driver, Listed.EMPTY, refusal);
        if (report.toldFault().isPresent()) {
            failures.add(refusal);
        }
    }

    /** Lists one driver without a time limit, after any running listing has finished. */
    Listed listAnew(TokenDriver driver) throws Refusal {
        var running = underWay.get(driver);
        if (running != null && !running.isDone()) {
            waitFor(List.of(new Listing(driver, running)), new ArrayList<>(), new ArrayList<>());
        }
        return result(start(driver));
    }

    /** Returns the report of each driver within {@code patience}, including failures. */
    List<DriverReport> reports(List<TokenDriver> drivers, Duration patience) throws Refusal {
        underWay.keySet().retainAll(drivers);
        var listings = drivers.stream().map(this::start).toList();
        var deadline = System.nanoTime() + patience.toNanos();
        var reports = new ArrayList<DriverReport>();
        for (var i = 0; i < drivers.size(); i++) {
            reports.add(report(drivers.get(i), listings.get(i), deadline - System.nanoTime()));
        }
        return List.copyOf(reports);
    }

    private static DriverReport report(TokenDriver driver, Future<Listed> listing, long nanoseconds) throws Refusal {
        try {
            return report(driver, result(listing, nanoseconds), null);
        } catch (TimeoutException e) {
            return report(driver, Listed.EMPTY, Refusal.of(ErrorCode.DRIVER_TIMEOUT, e));
        } catch (Refusal refusal) {
            if (Thread.currentThread().isInterrupted()) {
                throw refusal;
            }
            return report(driver, Listed.EMPTY, refusal);
        }
    }

    private static DriverReport report(TokenDriver driver, Listed listed, @Nullable Refusal failure) {
        return new DriverReport(driver.name(), listed.tokens(), listed.faults(), failure, driver.isNamed());
    }

    private FutureTask<Listed> start(TokenDriver driver) {
        return underWay.compute(driver, (same, running) -> {
            if (running != null && !running.isDone()) {
                return running;
            }
            var listing = new FutureTask<>(() -> listAndLog(driver));
            threads.execute(listing);
            return listing;
        });
    }

    private Listed listAndLog(TokenDriver driver) throws Refusal {
        try {
            return lister.list(driver);
        } catch (Refusal refusal) {
            LOG.log(Level.WARNING, "driver " + driver.name() + " cannot list", refusal);
            throw refusal;
        }
    }

    private static void waitFor(List<Listing> listings, List<Listed> found, List<Refusal> failures) {
        for (var listing : listings) {
            try {
                found.add(result(listing.result()));
            } catch (Refusal refusal) {
                add(listing.driver(), refusal, found, failures);
            }
        }
    }

    private static Listed result(Future<Listed> listing) throws Refusal {
        try {
            return result(listing, Long.MAX_VALUE);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Listed result(Future<Listed> listing, long nanoseconds) throws Refusal, TimeoutException {
        try {
            return listing.get(nanoseconds, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Refusal refusal ? refusal : Refusal.of(ErrorCode.DRIVER_FAILED, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.ABORTED, e);
        }
    }
}
