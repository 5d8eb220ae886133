package signinghelper.token.plugged;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.token.HeldKey;
import signinghelper.token.Listed;
import signinghelper.token.TokenDriver;
import signinghelper.token.TokenInfo;
import signinghelper.token.TokenSession;
import signinghelper.token.TokenWatch;
import signinghelper.token.presence.PresenceChange;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The U-Keys of every driver. Calls each driver from one thread at a time, and keeps a failing driver from hiding the
 * others.
 */
public final class Tokens {

    /** Work with an open U-Key. */
    public interface Use<T> {
        T with(TokenSession session) throws Refusal;
    }

    private final HeldDrivers drivers;
    private final WatchedListing listing;
    private final WayChoice ways;

    public Tokens(List<TokenDriver> drivers) {
        this(fixed(drivers));
    }

    /** Creates the object; {@code drivers} is called each time, since their number may change. */
    public Tokens(Supplier<List<TokenDriver>> drivers) {
        this.drivers = new HeldDrivers(drivers);
        this.listing = new WatchedListing(this.drivers);
        this.ways = new WayChoice(this.drivers);
    }

    private static Supplier<List<TokenDriver>> fixed(List<TokenDriver> drivers) {
        var copy = List.copyOf(drivers);
        return () -> copy;
    }

    /**
     * Lists the plugged-in U-Keys, each once. The drivers are asked in parallel. One that takes longer than three
     * seconds is left out if others have found a U-Key.
     *
     * @throws Refusal of a driver, if no U-Key was found and a driver failed; a failure beside a success is only logged
     */
    public List<TokenInfo> list() throws Refusal {
        return lookNow().tokens();
    }

    /**
     * Lists the U-Keys, with the readers whose U-Key cannot be read.
     *
     * @throws Refusal as {@link #list}
     */
    public Listed lookNow() throws Refusal {
        var listed = listing.list();
        return new Listed(kept(listed.tokens()), listed.faults());
    }

    /**
     * Returns the kept way to each U-Key from the drivers' lists. Certificates are read when they are needed to decide.
     */
    public List<TokenInfo> kept(List<TokenInfo> listed) {
        return ways.kept(listed);
    }

    /**
     * Reads the plugged-in U-Keys and their contents.
     *
     * @throws Refusal as {@link #list}
     */
    public UKeys read() throws Refusal {
        var listed = listing.list();
        return new UKeys(read(listed.tokens()), listed.faults());
    }

    /** Reads the U-Keys in the drivers' lists. */
    public List<UKey> read(List<TokenInfo> listed) {
        return ways.read(listed);
    }

    /**
     * Reads the keys and certificates on the plugged-in U-Keys, each once.
     *
     * @throws Refusal {@code TOKEN_ABSENT} if none is plugged in; the first driver's refusal if all fail
     */
    public UKeys contents() throws Refusal {
        var read = read();
        if (read.tokens().isEmpty()) {
            throw Refusal.of(ErrorCode.TOKEN_ABSENT);
        }
        var failure = read.tokens().stream()
                .flatMap(token -> token.unreadable().stream())
                .findFirst();
        if (read.keys().isEmpty() && read.faults().isEmpty() && failure.isPresent()) {
            throw failure.get();
        }
        return read;
    }

    /**
     * Reads the keys alone.
     *
     * @throws Refusal as {@link #contents}
     */
    public List<HeldKey> keys() throws Refusal {
        return contents().keys();
    }

    /**
     * Opens {@code token}, runs {@code use} with it and always logs out. Meanwhile no other thread reaches this driver,
     * so {@code use} never waits for a user.
     */
    public <T> T use(TokenInfo token, Use<T> use) throws Refusal {
        return drivers.use(token, use);
    }

    /** Waits until U-Keys have been listed for the first time, at most for {@code longest}. */
    public void awaitFirstList(Duration longest) {
        listing.awaitFirst(longest);
    }

    /** Returns the names of the present drivers. */
    public List<String> driverNames() {
        return drivers.names();
    }

    /**
     * Returns the report of each driver, including failures. The drivers are asked in parallel.
     *
     * @param patience for all of them
     * @throws Refusal {@code ABORTED} when interrupted
     */
    public List<DriverReport> reports(Duration patience) throws Refusal {
        return listing.reports(patience);
    }

    /**
     * Notifies of U-Keys that are plugged in or pulled out from now on. The drivers are watched while there is a
     * subscriber.
     */
    public TokenWatch watch(PresenceChange.Listener listener) {
        return listing.watch(listener, Optional.empty());
    }

    /** Notifies a caller that has just listed {@code tokens}: changes since then are reported at once. */
    public TokenWatch watch(List<TokenInfo> tokens, PresenceChange.Listener listener) {
        return listing.watch(listener, Optional.of(List.copyOf(tokens)));
    }

    /** Must be called after the drivers have changed. */
    public void driversChanged() {
        listing.driversChanged();
    }
}
