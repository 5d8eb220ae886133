package signinghelper.token.plugged;

import signinghelper.protocol.Refusal;
import signinghelper.token.Listed;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenWatch;
import signinghelper.token.presence.Presence;
import signinghelper.token.presence.PresenceChange;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Listing of the drivers, on demand and when one of them reports a change. Subscribers hear of each listing. */
final class WatchedListing {
    private final HeldDrivers drivers;
    private final TokenListing listing = new TokenListing(this::look);
    private final Presence presence;
    private final CountDownLatch first = new CountDownLatch(1);

    WatchedListing(HeldDrivers drivers) {
        this.drivers = drivers;
        this.presence = new Presence(drivers::all, Watching::new);
    }

    /**
     * Lists all drivers.
     *
     * @throws Refusal of a driver, if no U-Key was found and a driver failed
     */
    Listed list() throws Refusal {
        try {
            return listing.list(drivers.all());
        } finally {
            first.countDown();
        }
    }

    /** Returns when a first list has been asked for and is made, or after {@code longest}. */
    void awaitFirst(Duration longest) {
        try {
            var unused = first.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the report of each driver within {@code patience}, including failures. */
    List<DriverReport> reports(Duration patience) throws Refusal {
        return listing.reports(drivers.all(), patience);
    }

    /** Notifies of changes from now on; {@code since} has the U-Keys that the listener has seen already. */
    TokenWatch watch(PresenceChange.Listener listener, Optional<List<TokenInfo>> since) {
        return presence.add(listener, since);
    }

    void driversChanged() {
        presence.adopt();
    }

    /** Lists a driver, and passes the result to the subscribers too. */
    private Listed look(TokenDriver driver) throws Refusal {
        return drivers.hold(driver, () -> {
            try {
                var listed = driver.look();
                presence.seen(driver, listed.tokens());
                return listed;
            } catch (Refusal refusal) {
                if (DriverReport.meansNoReader(refusal)) {
                    presence.seen(driver, List.of());
                }
                throw refusal;
            }
        });
    }

    /** Access of a watch to a driver. */
    private final class Watching implements Presence.Access {
        private final TokenDriver driver;

        Watching(TokenDriver driver) {
            this.driver = driver;
        }

        @Override
        public List<TokenInfo> look() throws Refusal {
            try {
                return listing.listAnew(driver).tokens();
            } catch (Refusal refusal) {
                if (DriverReport.meansNoReader(refusal)) {
                    return List.of();
                }
                throw refusal;
            }
        }

        @Override
        public Optional<TokenWatch> watch(Runnable changed) throws Refusal {
            try {
                return drivers.hold(driver, () -> driver.watch(changed));
            } catch (Refusal refusal) {
                if (DriverReport.meansNoReader(refusal)) {
                    return Optional.empty();
                }
                throw refusal;
            }
        }

        @Override
        public void close(TokenWatch watch) throws Refusal {
            drivers.hold(driver, () -> {
                watch.close();
                return true;
            });
        }
    }
}
